"""The words the rules know: who can promise, what cannot, which verbs act and which only tell."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from commitments import toml


def words(text: str) -> frozenset[str]:
    """The words of a text that lists them, apart by blanks."""
    return frozenset(text.split())


@cache
def listed(file: str, name: str) -> frozenset[str]:
    """One of the lists of a data file of this room."""
    return words(_file(file)[name])


@cache
def _file(name: str) -> dict[str, Any]:
    return toml.beside(__file__, name)


FIRST_PERSON = words("we i")
THIRD_PERSON = words("they he she both")
NEUTRAL_PRONOUNS = words("it this that these those there which")

AGENTS = words(
    """
    administration agencies agency alliance allies ally ambassador army asean assembly association authorities
    authority bank board body bureau cabinet canada center centre chair chairman chancellor charity chief co-chair
    coalition college commission commissioner committee community companies company congress conservatives consortium
    corporation corps council counterpart countries country court delegation democrats department deputy director
    donor economies economy employer eu executive expert firm force foundation founder fund g20 g7 g8 government
    governor greens group guard head institute institution investor king labour lawmaker leader legislature lender
    liberals majesty manufacturer mayor member military minister ministers ministries ministry nation nato navies navy
    negotiator office officer official organisation organization panel parliament participant parties partner party
    philanthropy police presidency president prime prosecutor province quad queen regulator representative republicans
    secretariat secretary senate service side signatory sovereign state taskforce team territory treasury tribunal
    troika un union university utility personnel
    co-chair co-op co-operative diplomat envoy
    academies academy airline arbiter archdiocese attaché auditor battalion broadcaster brigade carrier caucus chamber
    coastguard commissariat conglomerate constabulary consul consulate contingent cooperative crew directorate
    embassies embassy emir emperor faculties faculty federation fleet gendarmerie guild inspectorate insurer judge
    judiciary league legation magistrate municipalities municipality museum observatories observatory ombudsman
    operator papacy pope prefecture regiment sheikh shipyard squadron start-up startup sultan supplier syndicate
    troops trustee watchdog
    cities city counties county hospital laboratories laboratory town
    affiliate subsidiaries subsidiary
    admiral archbishop bishop bloc borough canton captain cardinal cartel co-operative colonel commandant
    commune confederation consortia dean delegate diocese duchess duke emirate emissaries emissary flotilla garrison
    kingdom marshal monarch oblast orchestra parish parishes plenipotentiaries plenipotentiary prince premier host
    capitals command commander vice-premier vice-president vice-chancellor vice-chair province provinces railways
    patriarch rabbi imam mufti abbot abbess moderator primate burgomaster alderman councillor convener comptroller
    treasurer attorney-general solicitor-general director-general governor-general under-secretary
    princess provost rapporteur regent registrar republic sheriff sherpa sultanate viceroy
    """
)
"""Heads of noun phrases that can promise; singular, and the plurals that lose more than an s."""

PEOPLE = words(
    """
    american americans anyone australian australians boy briton britons business businesses buyer canadian
    canadians carer child children citizen consumer doctor driver everyone families family farmer generation
    girl homeowner household individual learner man men motorist nobody nurse parent passenger patient pensioner
    people person population producer public pupil renter resident senior student taxpayer teacher tenant
    veteran victim voter woman women worker youth
    """
)
"""Those a promise is made to: "workers will benefit" is a forecast."""

THINGS = words(
    """
    access accord act action activity agenda agreement aim ambition amount analysis approach area arrangement
    assessment assistance attention barrier bill bond budget building campaign capacity challenge change choice
    collaboration commitment compact conference consultation contribution cooperation coordination corridor cost
    crisis dashboard database deal decision declaration demand dialogue discussion document dose economy effort
    energy engagement equipment event exchange expansion experience fact fellowship fight focus framework freedom
    friendship funding future goal growth guide guideline handbook hub implementation importance improvement
    inclusion increase industry infrastructure initiative innovation investment issue job journey law leadership
    legislation levy licence license line list market measure mechanism meeting memorandum mission money network
    objective opportunity order package pact partnership peace plan platform pledge policy portal power presence
    price priority problem process proclamation product program programme progress project promise prosperity
    protection provision purpose rate reason reform region relation relationship report resolution resource response
    result revenue review right rule scale scheme scholarship section sector security share site situation space
    spending stability standard statement step strategy strength success summit supply support survey system target
    tariff task tax technology text threat tie time today tomorrow tool toolkit trade training transfer treaty trip
    trust vaccine value vision visit way weapon website work world year e.o eo mou roadmap
    item matter question subject theme topic
    avalanche climate cyclone drought earthquake epidemic famine flood glacier heatwave history hurricane landslide
    monsoon outbreak pandemic rainfall storm temperature tsunami typhoon virus wildfire
    """
)
"""Heads that cannot promise, also where a name gives them capitals."""

STATIVE_VERBS = words(
    """
    appear arrive be become believe benefit blame consist cost depend deserve differ disagree disappear emerge enjoy
    exist expect face fail fall fear feel find get grow happen hate have hear hope indicate know lack last learn like
    look lose love make matter mean need occur outlast owe prevail prosper rely remain remember require result rise
    see seem sound suffer succeed survive tend think thrive understand wait want wish win wonder
    """
)
"""Verbs that, after "will", tell what somebody will be or undergo. Closed: every other one acts."""

OF_THE_DAY = words(
    """
    attend celebrate come conclude depart discuss gather go hear meet speak talk tour travel visit welcome
    """
)
"""What people do at a meeting: a fact of its programme, where it is not to be done again and again."""

WEAK_VERBS = words(
    """
    allow appear arrive attend be become begin believe benefit bring come commence conclude consist continue
    cost depend determine discuss emerge enjoy expect face fall feature feel find follow gather get go grow
    happen have hear help hold host involve join know last lead learn look lose love make mark matter mean meet
    need occur participate pass prevail prosper reach recall recognise recognize remain remember result
    return rise run say see seem serve speak stand start stay succeed suffer survive take talk think thrive
    tour travel visit welcome win
    """
)
"""Verbs that, after "will", tell of the future more often than they bind anybody."""

LIGHT_VERBS = words(
    "bring continue follow get go help hold host join lead make meet reach run serve start take stand begin "
    "return welcome"
)
"""Weak alone, but an undertaking with what stands after them: "take measures", "make it easier",
"continue to fund"."""

OUTCOME_VERBS = words(
    "attract boost catalyse catalyze create drive emerge employ enable ensure flourish generate give have help lead "
    "make transform unleash unlock see benefit bring"
)
"""Verbs that, of a thing, tell what will come of it."""

ACTION_VERBS = words(
    """
    abolish accelerate accept achieve act adapt add address adjust adopt advance advertise affirm aid align
    allocate ally amalgamate amend amplify apply appoint approve arm assert assess assign assist assure attract
    audit authorise authorize avert avoid award back balance ban base begin bet better bind block bolster bolt
    book boost break bridge bring broaden build bundle buy calculate cancel cap capture carry catalyse catalyze
    calibrate cease celebrate centralise certify challenge champion change chart check choose claim clamp clarify clean
    clear close co-create co-develop co-host co-operate co-ordinate collaborate collect combat combine
    commission commit compel compensate compete complement complete comply concentrate conclude conduct confirm
    confront connect conserve consider consolidate construct consult contain contribute control convene convert
    convict cooperate coordinate correct counter counteract cover crack create criminalise criminalize cultivate
    curb curtail cut deal decarbonise decarbonize decentralise decentralize decide declare decrease
    decriminalise decriminalize dedicate deepen defend defer define delegate deliver demand demonstrate deny
    deploy depoliticise deregulate derisk design designate detect deter develop dig devolve devote digitise digitize
    diminish direct disburse discharge disclose discourage dismantle dismiss dispatch display distribute
    diversify divert divest donate double draft drive drop earmark earn ease educate elect electrify elevate
    elicit eliminate embed embrace emphasise employ empower enact enclose encourage end endeavour endorse
    enforce engage enhance enlarge enlist enrich enrol enroll enshrine ensure entitle entrench equalise equip
    eradicate establish evaluate examine exceed exclude execute exempt exercise expand expedite expel explore
    expose express extend facilitate fast-track favour feed fight fill finalise finalize finance finish fix
    focus follow forbid force forge form fortify foster free freeze fuel fulfil fulfill fund further gather
    generate give govern grade grant grow guarantee guard guide halt halve handle harmonise harmonize harness
    help hire hold honor honour host house identify impart implement impose improve incentivise incentivize
    incorporate increase inform initiate inject innovate insist inspect inspire install institute instruct
    insulate insure integrate intensify intercept intervene introduce invest investigate involve issue join
    jump-start keep kickstart launch lead legislate lend lengthen lessen level leverage liberalise liberalize license
    lift limit link list load localise loosen lower maintain make manage mandate manufacture map match maximise
    maximize meet merge minimise minimize mitigate mobilise mobilize modernise modernize monitor mount move
    multiply name narrow nationalise nationalize negotiate notify obtain offer open operate oppose optimise
    optimize order organise organize outlaw outline overcome overhaul oversee overturn partner pay penalise
    perform permit phase pilot pioneer place plan plant pledge police pool post power prepare present preserve
    press prevent prioritise prioritize privatise privatize proceed process procure produce professionalise
    programme prohibit prolong promise promote propose prosecute protect provide provision publish purchase
    pursue push put quadruple question raise ramp ratify rationalise rationalize reaffirm realise realize
    rebalance rebate rebuild recalibrate recall reclaim reclassify recognise recognize recommend reconcile
    reconsider reconstruct record recover recruit recycle redesign redirect redistribute redouble redress reduce
    refer refine refocus reform reframe refund refurbish regain register regularise regulate rehabilitate
    reinforce reinstate reintroduce reinvest reinvigorate reject relax release relieve relocate rely remedy
    remodel remove render renegotiate renew reopen reorganise repair repatriate repeal replace report repurpose
    require reschedule rescind reserve reshape resist resolve respect respond restart restore restrict
    restructure resume retain rethink retrain retrofit return reunite reuse revamp reverse review revise
    revitalise revitalize revoke reward rid ring-fence roll run safeguard save scale scrap scrutinise secure
    seek send separate serve service set settle shape share sharpen shield shift shorten shut sign simplify
    slash smooth solve speed spend spread spur stabilise stabilize stage stamp stand standardise standardize
    start state stay steer stem step stimulate stockpile stop streamline strengthen strike strip study subject
    submit subsidise subsidize supplement supply support surpass suspend switch synchronise table tackle tailor
    take tap target tax teach tend terminate test tie tighten tilt top toughen trace track train transfer
    transform transition treat treble trial trim triple try turn uncover undertake undo unify unite unleash
    unlock update upgrade uphold uprate urge use utilise utilize vaccinate value veto visit vote waive walk
    welcome widen wind withdraw work write
    """
)
"""What a promise promises to do; also how a bullet in the imperative begins."""

CONCRETE_VERBS = words(
    """
    abolish allocate appoint ban build buy cancel cap close complete construct create criminalise criminalize
    cut deliver deploy disburse donate double eliminate enact end establish extend freeze fund give grant halve
    hire install introduce invest issue launch legislate lift list lower maintain nationalise nationalize offer
    open outlaw pay plant provide publish purchase raise ratify recruit reduce remove repeal replace restore
    revoke scrap sign slash spend strike submit suspend triple upgrade withdraw
    """
)
"""Verbs whose doing can be seen: a hint that the promise can be tested, and what a passive promise needs."""

_STRIVEN_FOR = words(
    "build create cut double eliminate end extend halve lift lower maintain raise reduce remove restore"
)
DONE_ONCE = (CONCRETE_VERBS - _STRIVEN_FOR) | words(
    "begin conclude conduct convene develop finalise finalize hold host pilot procure"
)
"""Verbs of what is done once and is then there: who is at work to do it will do it."""

_IRREGULAR = words(
    """
    beaten:beat begun:begin bent:bend bitten:bite blown:blow borne:bear bought:buy bound:bind bred:breed
    broadcast:broadcast broken:break brought:bring built:build burnt:burn cast:cast caught:catch chosen:choose
    cut:cut dealt:deal done:do drawn:draw driven:drive dug:dig eaten:eat fed:feed felt:feel flown:fly
    forbidden:forbid forgiven:forgive forgotten:forget fought:fight found:find frozen:freeze given:give grown:grow
    heard:hear held:hold hidden:hide hit:hit hung:hang hurt:hurt kept:keep known:know laid:lay learnt:learn led:lead
    left:leave lent:lend let:let lit:light lost:lose made:make meant:mean met:meet overcome:overcome
    overridden:override overseen:oversee overtaken:overtake overthrown:overthrow paid:pay proven:prove put:put
    read:read rebuilt:rebuild redrawn:redraw repaid:repay reset:reset rethought:rethink rewritten:rewrite rung:ring
    said:say seen:see sent:send set:set sewn:sew shaken:shake shed:shed shot:shoot shown:show shut:shut sold:sell
    sought:seek sown:sow spent:spend split:split spoken:speak spread:spread stolen:steal struck:strike stuck:stick
    sung:sing sunk:sink swept:sweep sworn:swear taken:take taught:teach thought:think thrown:throw told:tell
    torn:tear understood:understand undertaken:undertake undone:undo upheld:uphold withdrawn:withdraw
    withheld:withhold won:win worn:wear wound:wind woven:weave written:write
    """
)
PARTICIPLES = {(parts := pair.partition(":"))[0]: parts[2] for pair in sorted(_IRREGULAR)}
"""Of the participles that do not end in -ed, their verbs."""

_COUNTRY_NAMES = (
    "Afghanistan|Albania|Algeria|Andorra|Angola|Antigua and Barbuda|Argentina|Armenia|Australia|Austria|"
    "Azerbaijan|Bahamas|Bahrain|Bangladesh|Barbados|Belarus|Belgium|Belize|Benin|Bhutan|Bolivia|"
    "Bosnia and Herzegovina|Botswana|Brazil|Britain|Brunei|Bulgaria|Burkina Faso|Burma|Burundi|Cabo Verde|"
    "Cambodia|Cameroon|Canada|Cape Verde|Central African Republic|Chad|Chile|China|Colombia|Comoros|Congo|"
    "Cook Islands|Costa Rica|Cote d'Ivoire|Croatia|Cuba|Cyprus|Czechia|Côte d'Ivoire|Democratic Republic of Congo|"
    "Democratic Republic of the Congo|Denmark|Djibouti|Dominica|Dominican Republic|DPRK|Ecuador|Egypt|El Salvador|"
    "England|Equatorial Guinea|Eritrea|Estonia|Eswatini|Ethiopia|EU|European Union|Federated States of Micronesia|"
    "Fiji|Finland|France|Gabon|Gambia|Georgia|Germany|Ghana|Greece|Grenada|Guatemala|Guinea|Guinea-Bissau|Guyana|"
    "Haiti|Honduras|Hungary|Iceland|India|Indonesia|Iran|Iraq|Ireland|Israel|Italy|Ivory Coast|Jamaica|Japan|"
    "Jordan|Kazakhstan|Kenya|Kiribati|Kosovo|Kuwait|Kyrgyz Republic|Kyrgyzstan|Laos|Latvia|Lebanon|Lesotho|"
    "Liberia|Libya|Liechtenstein|Lithuania|Luxembourg|Madagascar|Malawi|Malaysia|Maldives|Mali|Malta|"
    "Marshall Islands|Mauritania|Mauritius|Mexico|Micronesia|Moldova|Monaco|Mongolia|Montenegro|Morocco|"
    "Mozambique|Myanmar|Namibia|Nauru|Nepal|Netherlands|New Zealand|Nicaragua|Niger|Nigeria|Niue|North Korea|"
    "North Macedonia|Norway|Oman|Pakistan|Palau|Panama|Papua New Guinea|Paraguay|Peru|Philippines|Poland|Portugal|"
    "Qatar|R.O.K.|Republic of Korea|Republic of the Marshall Islands|ROK|Romania|Russia|Rwanda|"
    "Saint Kitts and Nevis|Saint Lucia|Saint Vincent and the Grenadines|Samoa|San Marino|Saudi Arabia|Scotland|"
    "Senegal|Serbia|Seychelles|Sierra Leone|Singapore|Slovakia|Slovenia|Solomon Islands|Somalia|South Africa|"
    "South Korea|South Sudan|Spain|Sri Lanka|St. Lucia|Sudan|Suriname|Sweden|Switzerland|Syria|Taiwan|Tajikistan|"
    "Tanzania|Thailand|Timor-Leste|Togo|Tonga|Trinidad and Tobago|Tunisia|Turkey|Turkmenistan|Tuvalu|Türkiye|U.K.|"
    "U.S.|UAE|Uganda|UK|Ukraine|United Arab Emirates|United Kingdom|United States|Uruguay|US|USA|Uzbekistan|"
    "Vanuatu|Venezuela|Viet Nam|Vietnam|Wales|Yemen|Zambia|Zimbabwe"
)
COUNTRIES = frozenset(_COUNTRY_NAMES.split("|"))


def one_of(names: Iterable[str]) -> str:
    """A pattern for one of several names where a word begins, the longest first. It begins with a letter, and only then
    looks at what stands before, so that a search passes quickly over what begins with none of them.

    >>> re.findall(one_of(["Mali", "Malta", "Chad"]), "Chad, Malta, Smallia")
    ['Chad', 'Malta']
    """
    by_letter: dict[str, list[str]] = {}
    for name in sorted(names, key=lambda name: (-len(name), name)):
        by_letter.setdefault(name[0], []).append(re.escape(name[1:]))
    return "(?:" + "|".join(rf"{first}(?<!\w{first})(?:{'|'.join(rest)})" for first, rest in by_letter.items()) + ")"


CODES = (
    "AED|AFN|AMD|ANG|AOA|ARS|AUD|AWG|AZN|BAM|BBD|BDT|BGN|BHD|BIF|BMD|BND|BOB|BRL|BSD|BTN|BWP|BYN|BZD|CAD"
    "|CDF|CHF|CLP|CNY|COP|CRC|CVE|CZK|DJF|DKK|DOP|DZD|EGP|ERN|ETB|EUR|FJD|FKP|GBP|GEL|GHS|GIP|GMD|GNF|GTQ"
    "|GYD|HKD|HNL|HTG|HUF|IDR|ILS|INR|IQD|IRR|ISK|JMD|JOD|JPY|KES|KGS|KHR|KMF|KPW|KRW|KWD|KYD|KZT|LAK|LBP"
    "|LKR|LRD|LSL|LYD|MAD|MDL|MGA|MKD|MMK|MNT|MRU|MUR|MVR|MWK|MXN|MYR|MZN|NAD|NGN|NIO|NOK|NPR|NZD|OMR|PEN"
    "|PGK|PHP|PKR|PLN|PYG|QAR|RMB|RON|RSD|RUB|RWF|SAR|SBD|SCR|SDG|SDR|SEK|SGD|SLE|SRD|SSP|STN|SYP|SZL|THB"
    "|TJS|TMT|TND|TRY|TTD|TWD|TZS|UAH|UGX|USD|UYU|UZS|VES|VND|VUV|WST|XAF|XCD|XOF|XPF"
    "|YER|ZAR|ZMW"
)
_SIGNS = "$€£¥₦₩₫₱₴₵₸₹₺₽"
SIGN = rf"(?=[A-Z{_SIGNS}])(?:[A-Z]{{0,3}}[{_SIGNS}]\s?|(?=[A-Z]{{3}} ?\d)(?:{CODES}) ?)(?=\d)"
"""What stands before the figure of a sum of money."""
A_SUM = rf"(?:[{_SIGNS}]\s?|\b(?=[A-Z]{{3}} ?\d)(?:{CODES}) ?)(?=\d)"
"""The same, to be looked for at every place of a sentence: less of it, and quicker."""

TITLES = (
    "Acting President", "Vice President", "President", "Prime Minister", "Chancellor", "Premier", "King",
    "Queen", "Emperor", "Chairman",
    "Chairwoman", "Secretary-General", "Secretary General", "Secretary", "Foreign Minister", "Minister",
    "Governor", "Crown Prince",
    "Ambassador", "Senator", "Commissioner", "Taoiseach",
)  # fmt: skip

A_NUMBER = (
    r"(?:(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-[a-z]+)?|(?:thir|four|fif|six|seven|eigh|nine)teen"
    r"|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens of|an? (?:dozen|hundred|thousand)"
    r"|hundreds of)"
)
"""More than one, in words."""
COUNT = (
    r"(?:(?!(?:1[5-9]|20)\d\d\b)\d[\d.,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen"
    r"|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-[a-z]+)?|(?:a |one )?(?:dozen|hundred|thousand)|dozens of"
    r"|hundreds of|half)"
)
"""So many of something, in figures that are no year or in words."""
