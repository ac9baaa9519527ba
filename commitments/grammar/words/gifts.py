"""How it is written that somebody gives more, lends, orders or takes measures."""

import re

GIVE_MORE = re.compile(
    r"\b(?P<verb>(?:doubled|increased|quadrupled|raised|tripled)(?= (?:its|their|his|her|our) (?:[a-z-]+ ){0,2}"
    r"(?:aid|assistance|contributions?|funding|grants?|quotas?|share|subsid(?:y|ies)|subscriptions?|support)\b)"
    r"|(?:dispatched|lent|seconded)(?= (?:an?|another|up to|over|more than|\d|two|three|four|five|six|ten|twelve) )"
    r"|(?:have |has )?(?:taken|took)(?= (?!no\b)(?:[\w-]+ ){0,3}(?:actions?|measures|steps)\b)"
    r"|placed(?= (?:an? )?(?:[a-z]+ )?orders? (?:for|with)\b))"
)
