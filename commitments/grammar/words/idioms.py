"""How English says in other words that somebody gives, approves, orders, opens, founds or settles something."""

import re

from commitments.grammar.words.lexicon import SIGN

_UNITS = (
    r"(?:baht|birr|cedis?|crore|crowns|dinars|dirhams|dollars|euros?|forints?|francs|hryvnias?|kron[eoau]r?|kwacha|lakh"
    r"|lari|leu|lei|lira|marks|naira|pesos|pounds|pula|rand|ri(?:ng)?git|riyals?|ro?ubles|rupees|rupiah"
    r"|shillings|som|taka"
    r"|tenge|won|yen|yuan|zloty)"
)
_COUNTED = (
    rf"(?:million|billion|trillion)(?: {_UNITS}\b|(?= (?:for|from|into|on|towards?)\b))|(?:thousand "
    rf"|hundred )?{_UNITS}\b"
)
SUM = rf"(?:{SIGN}\d|(?:(?<=\s)|^)(?:\d[\d.,]*|a|two|three|four|five|six|ten|twelve|fifty) (?:{_COUNTED}))"
"""A sum of money, with a sign, a code or its name."""
_UP_TO = r"(?:(?!(?:and|but|or|to|for|of)\b)[a-z-]+ (?:of )?){0,4}?"
_MADE_BY = (
    r"(?i:alliance|board|body|bureau|centre|center|college|command|commission|committee|company|consortium|council"
    r"|federation|forum|fund|group|institute|joint venture|league|network|office|partnership|secretariat|service"
    r"|task ?force|union)"
)
A_BODY = rf"(?:an?|one|a single|the) (?:[\w-]+ ){{0,4}}?{_MADE_BY}\b"
"""A body that several make up."""
_BARGAIN = r"(?:accommodation|bargain|compromise|deal|settlement|truce|understanding)"
GRANTED = (
    r"(?i:accord|acquisition|agreement|bill|bonds?|building|construction|contracts?|credits?|deal|exports?"
    r"|extension|facility|grants?|guarantees?"
    r"|lease|lines?|loans?|measures?|package|pact|plans?|programme|program|treaty|projects?|purchase"
    r"|rebuilding|route|sale|scheme|subsid(?:y|ies)"
    r"|tender|track|transfer|tunnel|upgrade|works?)\b"
)
"""What is approved, and then there is, or is done."""

_GIVING = (
    rf"(?:chips?|chipped) in (?=(?:with )?{_UP_TO}{SUM})|(?:c[ao]mes?|comes) up with (?={_UP_TO}{SUM})"
    r"|(?:allott?ed|apportioned|assigned|channell?ed|coughed up|freed up|handed over|injected|laid out"
    r"|lays out|lent|loaned|made over"
    r"|makes over|ploughed|plowed|poured|pours|pumped|pumps|puts? up|puts?(?! forward)|sank|signed over"
    r"|signs over|set aside|stump(?:s|ed) up"
    rf"|unlock(?:s|ed)|underwrites|underwrote|voted)(?= {_UP_TO}{SUM})"
    r"|(?:raise[sd]|increase[sd]|lift(?:s|ed)|upp?(?:s|ed)|hikes|hiked|top(?:s|ped) up)"
    r"(?= (?:its|their|his|her) (?:[a-z-]+ ){0,3}?(?:contribution|holding|pledge|quota|share|stake|subscription)\b)"
)
_APPROVING = (
    r"g[ai]ves?(?= (?:[a-z-]+ ){0,3}?(?:green light|go-ahead|nod|all-clear|thumbs[- ]up)\b)"
    r"|given(?= (?:[a-z-]+ ){0,3}?(?:green light|go-ahead|nod|all-clear|thumbs[- ]up)\b)"
    r"|(?:g[ai]ves?|given)(?= (?:its|their|his|her) (?:[a-z]+ )?(?:approval|assent|backing|blessing|clearance"
    r"|consent|sanction) to\b)"
    r"|sign(?:s|ed) off(?= (?:on )?)|wave[sd] through|nod(?:s|ded) through|green-?light(?:s|ed)|green-?lit|okay(?:s|ed)"
    r"|rubber-stamp(?:s|ed)|vote[sd] through|sanction(?:s|ed)(?= (?:an?|the) )|clear(?:s|ed)(?= (?:an?"
    r"|the) (?:(?!way)[\w.$€£-]+ ){0,6}?"
    rf"{GRANTED})|clear(?:s|ed) the way(?= for )|sets? (?:its|their) seals? (?:on|to)"
)
_ORDERING = r"place[sd]?(?= (?:an?|its|their) (?:[a-z-]+ )?orders? )|place[sd]? orders(?= )"
_OPENING = (
    r"(?:throws?|threw|thrown|flings?|flung) (?:[^,;:.]{2,60} )?open\b"
    r"|(?:place[sd]?|puts?)(?= at (?:the|its|their|his|her) (?:[a-z]+ )?disposal\b)|(?:place[sd]?|puts?)"
    r"(?= [^,;:.]{2,80} at the disposal of\b)"
)
_FOUNDING = (
    r"(?:brings?|brought|calls?|called)(?: [^,;:.]{2,80})? into (?:being|existence|life)\b"
    r"|(?:join(?:s|ed)?|band(?:s|ed)?|team(?:s|ed)?|c[ao]mes?|link(?:s|ed)?|club(?:s|bed)?)(?: forces| hands"
    r"| together)"
    rf"(?=(?: with [^;:.]{{2,120}}?)? (?:in|as|into|to form) {A_BODY})"
    rf"|(?:pool(?:s|ed)?|merge[sd]?|fold(?:s|ed)?)(?= (?:the|their|its) [^,;:.]{{2,80}}? (?:in|into|as) {A_BODY})"
)
_SETTLING = (
    r"(?:struck|strikes?|made|reach(?:es|ed)?|clinch(?:es|ed)?|hammer(?:s|ed) out|c[ao]mes? to|agree[sd]?|seal(?:s|ed)?"
    rf"|shook hands on|shake hands on)(?= (?:an?|their|the) (?:[\w-]+ ){{0,4}}?{_BARGAIN}\b)"
)

IDIOM = re.compile(
    rf"\b(?P<verb>(?:(?:has|have) (?:[a-z]+ly |also |now )?)?(?:(?P<giving>{_GIVING})|(?P<approving>{_APPROVING})"
    rf"|(?P<ordering>{_ORDERING})|(?P<opening>{_OPENING})|(?P<founding>{_FOUNDING})|(?P<settling>{_SETTLING})))"
)

_RULING = (
    r"(?:allot(?:s|ted)?|bought(?: out| up)?|buys?(?: out| up)?|cedes?|ceded|(?:does|did|do) away with"
    r"|hand(?:s|ed) over|makes? over|made over|sells?|sold"
    r"|pass(?:es|ed)?(?= an? (?:ban|bill|budget|by-?law|law|levy|motion|ordinance|regulation|resolution"
    r"|tax)\b)|abolish(?:e[sd])?|accept(?:s|ed)?|admit(?:s|ted)?|allow(?:s|ed)?|ban(?:s|ned)?|bar(?:s|red)?"
    r"|close[sd]?|cut(?:s)?|double[sd]?"
    r"|drop(?:s|ped)?|end(?:s|ed)?|exempt(?:s|ed)?|extend(?:s|ed)?|forb(?:ids?|ade)|fr(?:eezes?|oze)"
    r"|grant(?:s|ed)?|halve[sd]?|honou?r(?:s|ed)?"
    r"|impose[sd]?|introduce[sd]?|lift(?:s|ed)?|lower(?:s|ed)?|open(?:s|ed)?|outlaw(?:s|ed)?|permit(?:s|ted)?"
    r"|prohibit(?:s|ed)?|raise[sd]?"
    r"|reduce[sd]?|reinstate[sd]?|release[sd]?|reopen(?:s|ed)?|repeal(?:s|ed)?|restore[sd]?|revoke[sd]?"
    r"|scrap(?:s|ped)?|stop(?:s|ped)?"
    r"|suspend(?:s|ed)?|waive[sd]?|withdr(?:aws?|ew))"
)
RULES_ON = re.compile(
    rf"(?<!to )(?<!will )(?<!shall )(?<!would )(?<!not )\b(?P<verb>{_RULING} (?=(?:[A-Z$€£\d]|an?\b|all\b"
    r"|any\b|both\b|each\b|every\b"
    r"|its\b|most\b|the\b|their\b|two\b|three\b|[a-z-]{4,}s\b)))"
)
"""What somebody does by a rule of his, which holds from a day."""
