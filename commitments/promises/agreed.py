"""What is agreed on: something that will be done, or but a view."""

import re

ON_SOMETHING = re.compile(
    r"(?:up)?on (?:an?|the|new|next|further|several|specific|concrete|joint|their|our|its|two|three|four|five"
    r"|\d+) [a-z\d]"
    r"|(?:up)?on (?:[a-z-]+ )?(?:catch limits|limits|quotas|rates|rules|standards|tariffs)\b"
    r"|(?:(?:up)?on|an?|the|new) [\w -]{0,60}?\b(?:calendar|code|fund|list|quotas?|rules|schedule|standards?"
    r"|tariff|timetable|plan|framework|measures|actions?|steps|roadmap|agenda|initiative"
    r"|principles|programme|program|package|partnership|deal|terms|establishment|creation|increase|dialogue"
    r"|consultations"
    r"|targets?|co-?operation|collaboration)\b",
    re.I,
)
# Closed: what is but thought of something, or what it is like
ON_A_VIEW = re.compile(
    r"(?:up)?on (?:(?:the|an?|their|our|its|several) )?(?:(?!co-?operation|collaboration)[a-z-]+ ){0,3}?"
    r"(?:advantages?|assessments?|benefits?"
    r"|causes?|centrality|centre|challenges?|concerns?|danger|desirability|facts?|following|goals?|gravity|ideas?"
    r"|imperative|importance|interests?"
    r"|issues?|merits?|matters?|mutual|nature|necessity|needs?|points?|potential|premise|priority|relevance"
    r"|risks?|role"
    r"|seriousness|severity|significance|solution|spirit|threats?|topics?|urgency|usefulness|utility|values?"
    r"|views?|vision"
    r"|way)\b",
    re.I,
)
