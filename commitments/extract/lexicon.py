"""The words the rules know: who can promise, what cannot, which verbs act and which only tell."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


FIRST_PERSON = _words("we i")
THIRD_PERSON = _words("they he she both")
NEUTRAL_PRONOUNS = _words("it this that these those there which")

AGENTS = _words(
    """
    administration agency ally alliance ambassador assembly association authority bank board body bureau cabinet canada centre center
    chair chairman chancellor chief coalition college commission commissioner committee community company congress conservatives
    corporation council country court delegation democrats department deputy director economy employer executive family-of-nations
    firm force foundation founder fund g7 g8 g20 governor ministers government greens group institution institute investor king labour
    lawmaker leader liberals legislature majesty manufacturer mayor member minister ministry nation office officer official
    organisation organization panel parliament participant partner party people's-party police presidency president prime
    prosecutor province queen regulator representative republicans secretariat secretary senate service side signatory sovereign
    state team territory treasury tribunal troika union university utility quad asean eu un nato parties ministries companies
    countries economies authorities agencies allies families-of-nations counterpart head taskforce negotiator expert
    """
)
"""Heads of noun phrases that can promise; singular, and the plurals that lose more than an s."""

PEOPLE = _words(
    """
    american americans australian australians briton britons canadian canadians carer child children citizen consumer driver
    everyone family families farmer girl household indigenous individual learner motorist nobody parent passenger patient
    pensioner people person population producer public pupil renter resident senior student taxpayer tenant veteran victim
    voter woman women worker youth boy men man homeowner buyer nurse doctor teacher business businesses generation anyone
    """
)
"""Those a promise is made to: "workers will benefit" is a forecast."""

THINGS = _words(
    """
    access accord act action activity agenda agreement aim ambition amount approach area arrangement assistance attention bill
    budget building campaign capacity change choice collaboration commitment conference consultation contribution cooperation
    coordination corridor cost country's crisis deal decision declaration dialogue discussion document economy effort energy
    engagement event exchange expansion fact fight focus framework freedom friendship funding goal growth hub implementation
    importance improvement increase industry infrastructure initiative innovation investment issue job journey law leadership
    legislation levy line list market meeting measure mechanism mission network objective opportunity order package pact
    partnership peace plan platform pledge policy power prefabricated presence price priority problem process product program
    programme progress project promise prosperity protection provision purpose rate reason reform region relationship relation
    report resolution resource response result review revenue right rule scale scheme section sector security share
    site situation society space spending stability standard step strategy strength success summit supply support system target tariff
    task tax technology text threat tie time trade training transfer treaty trip trust value vision visit way work world year future
    bond today tomorrow money equipment weapon vaccine dose challenge barrier licence license experience
    """
)
"""Heads that cannot promise, also where a name gives them capitals."""

WEAK_VERBS = _words(
    """
    allow appear arrive attend be become begin believe benefit bring commence come conclude consist continue cost depend determine
    discuss emerge enjoy expect face fall feature feel find follow gather get go grow happen have hear help hold host involve
    join know last lead learn look lose love make mark matter mean meet need occur participate pass prevail prosper reach recall
    recognise recognize remain remember require result return rise run say see seem serve speak stand start stay succeed suffer
    survive take talk think thrive travel visit welcome win
    """
)
"""Verbs that, after "will", tell of the future more often than they bind anybody."""

LIGHT_VERBS = _words(
    "bring continue follow get go help hold host join lead make meet reach run serve start take stand begin return welcome"
)
"""Weak alone, but an undertaking with what stands after them: "take measures", "make it easier", "continue to fund"."""

OUTCOME_VERBS = _words(
    "attract boost create drive emerge employ enable ensure flourish generate give have help lead make transform unleash unlock see benefit bring"
)
"""Verbs that, of a thing, tell what will come of it."""

ACTION_VERBS = _words(
    """
    abolish accelerate achieve act adapt add address adjust adopt advance aid align allocate amend appoint approve assess assist audit
    award ban begin boost bolster build bring buy cancel cap capture carry cease change clear close co-host collect combat commission
    commit complete conduct conclude construct consult contribute convene coordinate cooperate counter create criminalise
    criminalize crack cut decarbonise decarbonize decriminalise decriminalize dedicate deepen defend define deliver demand deploy
    design designate develop devote direct disburse discharge dismantle donate double draft drive earmark ease eliminate embed
    employ empower enact encourage end endeavour endorse enforce engage enhance ensure equip eradicate establish evaluate examine exempt expand
    expedite explore extend facilitate finalise finalize finance finish fight fix form fortify foster freeze fulfil fulfill fund give grant
    grow guarantee halt halve harmonise harmonize help hire hold honour honor host identify implement impose improve improving increase
    initiate inject install institute integrate intensify introduce invest investigate issue keep launch lead legislate leverage lift
    limit link list lower maintain make mandate match mobilise mobilize modernise modernize monitor move nationalise nationalize
    negotiate offer open oppose organise organize outlaw overhaul oversee partner pay phase pilot place plant prepare present preserve
    press prevent prioritise prioritize procure produce prohibit promote propose prosecute protect provide publish purchase pursue put raise
    ramp ratify rebuild recruit reduce reform refund refurbish regulate reinforce reintroduce reject release remove renew
    renegotiate repair repeal replace report require rescind resist resolve respect respond restore restrict retain reverse review revise
    revitalise revitalize revoke roll safeguard scale scrap secure seek send set sharpen share sign simplify slash speed spend stabilise stabilize stand
    start stem step stop streamline strengthen strike submit subsidise subsidize support suspend tackle take target tax test tighten toughen
    accept advertise affirm ally amalgamate amplify apply arm assert assign assure attract authorise authorize avert avoid back balance barr base bet better
    bind block bolt book break broaden bridge bundle calculate catalyse catalyze celebrate centralise certify challenge champion chart check choose
    claim clarify clamp clean co-develop co-create collaborate combine compel compensate compete complement comply concentrate confirm confront connect conserve consider
    consolidate contain control convert convict co-operate co-ordinate correct counteract cover crackdown cultivate curb curtail deal decentralise decentralize decide declare decrease
    deepen defer delegate demonstrate deny depoliticise deregulate derisk detect deter devolve digitise digitize diminish disclose discourage dismiss dispatch display distribute diversify
    divert divest drop earn educate electrify elevate elect elicit embrace emphasise employ enclose enforce engage enlarge enlist enrich enrol enroll enshrine entrench equalise
    exceed exclude execute exercise expel expose express fast-track favour feed fill focus follow forbid force forge free fulfil fuel further gather generate govern grade
    guard guide handle harness help house impart incentivise incentivize incorporate inform inject innovate insist inspect inspire instruct insulate insure intercept intervene investigate involve
    join jump-start keep kickstart lengthen lessen level liberalise liberalize license load localise loosen manage manufacture map maximise maximize meet merge minimise minimize
    mitigate mount multiply name narrow notify obtain operate optimise optimize order outline overcome overturn oversee penalise perform permit pioneer plan pledge police pool post
    power preserve press prioritise privatise privatize process professionalise programme prolong promise proceed provision push quadruple question rationalise rationalize reaffirm realise realize rebalance rebate
    recall recalibrate reclaim reclassify recognise recognize recommend reconcile reconsider reconstruct record recover recycle redesign redirect redistribute redouble redress refocus refer refine reframe regain
    register regularise reinstate reinvest reinvigorate rehabilitate relax relieve relocate rely remedy remodel render reopen reorganise repatriate repurpose reschedule reserve reshape respond restart
    restructure resume rethink retrain retrofit return reunite reuse revamp reward ring-fence rid roll run save scrutinise separate serve service settle shape shield shift shorten
    shut simplify smooth solve speed spread spur stage stamp standardise standardize state stay steer stimulate stockpile strip study subject supplement supply surpass switch synchronise
    table tailor tap teach tend terminate test tie tilt top trace transition trial trim try turn uncover undertake undo unify unite unleash unlock update uprate vaccinate value
    veto visit vote waive walk welcome wind work
    track train transfer transform treat treble triple uphold update upgrade urge use utilise utilize work withdraw widen write
    """
)
"""What a promise promises to do; also how a bullet in the imperative begins."""

CONCRETE_VERBS = _words(
    """
    abolish allocate appoint ban build buy cancel cap close complete construct create criminalise criminalize cut deliver deploy
    disburse donate double eliminate enact end establish extend freeze fund give grant halve hire install introduce invest issue
    launch legislate lift list lower maintain nationalise nationalize offer open outlaw pay plant provide publish purchase raise ratify recruit
    reduce remove repeal replace restore revoke scrap sign slash spend strike submit suspend triple upgrade withdraw
    """
)
"""Verbs whose doing can be seen: a hint that the promise can be tested, and what a passive promise needs."""

PARTICIPLES = {
    "built": "build", "bought": "buy", "brought": "bring", "cut": "cut", "put": "put", "held": "hold", "kept": "keep", "given": "give",
    "made": "make", "paid": "pay", "set": "set", "spent": "spend", "sent": "send", "led": "lead", "begun": "begin", "taken": "take",
    "drawn": "draw", "withdrawn": "withdraw", "met": "meet", "struck": "strike", "written": "write", "undertaken": "undertake",
    "rebuilt": "rebuild", "frozen": "freeze", "done": "do", "shown": "show", "known": "know", "seen": "see", "felt": "feel",
    "found": "find", "lost": "lose", "won": "win", "sought": "seek", "overseen": "oversee", "upheld": "uphold", "driven": "drive",
}  # fmt: skip
"""Participles that do not end in -ed."""

COUNTRIES = frozenset(
    """Afghanistan|Albania|Algeria|Argentina|Armenia|Australia|Austria|Azerbaijan|Bahrain|Bangladesh|Belarus|Belgium|Bolivia|Brazil|Britain
    |Brunei|Bulgaria|Cambodia|Cameroon|Canada|Chile|China|Colombia|Croatia|Cuba|Cyprus|Czechia|Denmark|Ecuador|Egypt|England|Estonia
    |Ethiopia|European Union|Fiji|Finland|France|Georgia|Germany|Ghana|Greece|Guatemala|Honduras|Hungary|Iceland|India|Indonesia|Iran|Iraq
    |Ireland|Israel|Italy|Jamaica|Japan|Jordan|Kazakhstan|Kenya|Kosovo|Kuwait|Laos|Latvia|Lebanon|Libya|Lithuania|Luxembourg|Malaysia|Malta
    |Mexico|Moldova|Mongolia|Morocco|Mozambique|Myanmar|Nepal|Netherlands|New Zealand|Nigeria|North Korea|Norway|Oman|Pakistan|Panama
    |Papua New Guinea|Paraguay|Peru|Philippines|Poland|Portugal|Qatar|Republic of Korea|Romania|Russia|Rwanda|Saudi Arabia|Scotland|Senegal
    |Serbia|Singapore|Slovakia|Slovenia|Somalia|South Africa|South Korea|Spain|Sri Lanka|Sudan|Sweden|Switzerland|Syria|Taiwan|Tanzania
    |Thailand|Tunisia|Turkey|Türkiye|UAE|Uganda|Ukraine|United Arab Emirates|United Kingdom|United States|Uruguay|Uzbekistan|Venezuela|Vietnam
    |Wales|Yemen|Zambia|Zimbabwe|U.S.|U.K.|R.O.K.|ROK|UK|US|USA|EU|DPRK""".replace("\n    ", "").split("|")
)

TITLES = (
    "Acting President", "Vice President", "President", "Prime Minister", "Chancellor", "Premier", "King", "Queen", "Emperor", "Chairman",
    "Chairwoman", "Secretary-General", "Secretary General", "Secretary", "Foreign Minister", "Minister", "Governor", "Crown Prince",
    "Ambassador", "Senator", "Commissioner", "Taoiseach",
)  # fmt: skip
