"""What the words of each form hold, which a sentence is asked for before its form is looked for."""

from commitments.grammar.words.idioms import IDIOM_STEMS

STEMS: dict[str, tuple[str, ...]] = {
    form: tuple(stems.split("|"))
    for form, stems in {
        "will": "will|shall|'ll|won't",
        "commit": (
            "upon |put forward|put up|join|assurance|guarant|word|accept|bind|bound|oblige|offer|commit|dedicat|pledg"
            "|promis|vow|swear|swore|undert|agreeing|deciding|resolving"
            "|Agreeing|Committing|Deciding|Pledging|Promising|Resolving|Undertaking"
        ),
        "be-committed": (
            "committed|determined|dedicated|resolved|pledged|devoted|firm|persistent|relentless|resilient|resolute"
            "|steadfast|tireless|united|un|commitment|dedication|determination|readiness|resolve|fight|effort|pursuit"
        ),
        "agree": "gree|concur|consent|onsensus|understanding",
        "decide": "decide|resolve|determine|intend|plan|endeavo|mean|ecision|voted",
        "decide-on": "decide",
        "is-to": "is to|are to",
        "decide-that": "assur|conclude|decide|directed that|directs that|ordered that|orders that|resolve|determine"
        "|vow|pledge|promise|guarantee"
        "|undertaking|word",
        "would": "would|propose|want|must",
        "aim": "aim|aspire|look|seek|strive|hope|wish|ready|prepared|poised|set|continue|ambition|goal|objective",
        "renew": (
            "affirm|confirm|iterat|state|emphasi|reinforce|renew|underlin|underscor|stress|express|voice|convey"
            "|declare"
            "|demonstrate|highlight|assert|repeat|recall|announce|clear|on record"
        ),
        "launch": (
            "open|beg|start|commence|resume|the process|elevate"
            "|upgrade|launch|establish|creat|inaugurate|unveil|initiate|set up|sets up|formed|found"
            "|embark"
        ),
        "sign": (
            "sign|name to|names to|hand to|hands to|initial|inked|formali|clinched|sealed|conclude|finali|ratif|adopt"
            "|deposit|endorse|enter|reach|struck|close|approve|join|accede|achiev|expand|extend|renew|secur|updat"
            "|exchange|prolong"
        ),
        "be-done": "was |were | been ",
        "announce": "announc|unveil|launch|confirm",
        "instruct": "entrust|instruct|direct|task|mandate|charge|order|commission",
        "request": "call|urge|ask|invite|request|encourage|appeal",
        "ongoing": "ing",
        "be-set-up": " being | been |hereby|today|tonight|this morning|this week",
        "share": "commitment|determination|resolve|willingness|intent|desire",
        "noun": (
            "commitment|pledge|determination|resolve|intent|readiness|willingness|plan|decision|announcement|offer"
            "|promise|undertaking|vow"
        ),
        "renewal": "affirmation|reiteration|renewal|restatement|chance|occasion|opportunity",
        "be-firm": "absolute|ever|not|endur|firm|iron|negotiable|resolute|solid|sacrosanct|stead|un",
        "welcome": (
            "approve|endorse|saw|featured|included|elcom|celebrat|mark|hail|witness|applaud|presided|oversaw|resulted"
            "|culminat|ed with|followed by|led to|produced|yielded"
        ),
        "expect": "planned|scheduled|expect|anticipat|envisag|foresee|envision|slated|scheduled|due|on track|on ",
        "keep-on": (
            "our work|our effort|their work|their effort|its work|its effort|s by |stand by "
            "|focused|engaged|working|taking"
        ),
        "need": "need|importance|necessity|urgency",
        "look-forward": "forward to",
        "bind": "commits|oblig|binds",
        "support": "support",
        "deliver": (
            "grant|accord|gave|given|award|releas|issued|approved|dedicated|allocated|contributed|donated"
            "|purchased|provided|invested|secured|finali"
            "|publish|opened|imposed|lifted|removed|extended|appointed|nominated|delivered|ordered|bought|requested"
            "|selected|earmarked|placed|expanded"
        ),
        "by-idiom": IDIOM_STEMS,
        "give-more": "doubled|increased |quadrupled|raised |tripled|dispatched|lent |seconded|taken|took|placed",
        "money": "include|contain|provide|dedicate|allocate|commit|earmark|sets aside|devote|request",
        "adopt": (
            "adopt|endorse|approve|guarantee|set|establish|increase|double|extend|prolong|renew|pursue|resume"
            "|strengthen"
            "|intensify|accelerate|deepen|reinforce|redouble|broaden|step up|scale up|lift|raise|waive|cut|end"
            "|suspend|phase out|abolish"
        ),
    }.items()
}
"""Of each form, letters of which every match holds some: to find that a sentence has none of them is quicker by far."""
