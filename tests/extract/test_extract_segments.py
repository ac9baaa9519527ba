"""Whichever clause of a compound sentence is quoted, the others stay unread: in brackets here, each with its verb."""

import re

import pytest

from commitments.extract import coverage
from commitments.model import Span

_MARK = re.compile(r"[\[\]]")


def marked(sentence: str) -> tuple[str, list[Span]]:
    """The sentence without its brackets, and what stood in each pair."""
    stops = [mark.start() - count for count, mark in enumerate(_MARK.finditer(sentence))]
    return _MARK.sub("", sentence), [Span(*pair) for pair in zip(stops[::2], stops[1::2], strict=True)]


@pytest.mark.parametrize(
    "sentence",
    [
        "[We will build ten ports] and [fund the schools].",
        "[We reaffirm our commitment to peace] and [pledge to disarm].",
        "[We will build ten ports]; [we will fund the schools]; and [we will close two mines].",
        "[Canada will double its aid to the region] while [France opens three clinics in Mali].",
        "[Canada will double its aid] while [continuing to fund the clinics].",
        "[The Ministry will cut waste by half] by [banning foam cups].",
        "[We will support small farms], [which will receive 5,000 tractors by 2030].",
        "[We agree to reduce emissions], [to phase out coal] and [to report every year].",
        "[We pledge to reduce emissions], [phase out coal], and [report every year on progress].",
        "[The government will either build a new hospital in Leeds] or [refurbish the old one].",
        "[Germany pledged €5 million for vaccines], [Italy €3 million].",
        "[Germany pledged €5 million for vaccines] and [Italy promised a field hospital].",
        "[The leaders welcomed the report] and [asked ministers to present a plan by May].",
        "[The leaders endorsed the roadmap], [calling on all donors to fund it].",
        "[We will train 500 teachers], [thereby reducing class sizes], and [open ten schools].",
        "[Peru will lower tariffs on wheat], [and Chile will do the same for copper].",
        "[We will not raise income tax] [nor will we cut pensions].",
        "[As we expand the port], [we will protect the reef].",
        "[Today, in Lima, the two presidents signed the accord] and [launched the fund].",
        "[The Bank will lend $2 billion to Kenya] and [$1 billion to Ghana].",
        '[The Prime Minister said: "We will build a dam,"] and [promised to resettle 400 families].',
        "[Not only will we plant a million trees], but [we will also restore the wetlands].",
        "[We will invest in rail] as well as [modernise the airports].",
        "[We will invest in rail] and then [extend the line to Basra].",
        "[We will invest in rail], plus [we'll extend the line to Basra].",
        "[Minister Diallo announced a new fund] & [promised to publish its accounts].",
        "[We will publish the accounts]: [the first report will appear in June].",
        "[We will publish the accounts] – [the first report will appear in June].",
        "[We will publish the accounts] (and [will appoint an auditor]).",
        "[The parties shall share data] and/or [establish a joint centre].",
        "[The parties shall share data], [establish a joint centre], [exchange officers] and [meet twice a year].",
        "[The parties have agreed to share data] and [are establishing a joint centre].",
        "[Having reviewed the accord, the parties will extend it by five years], [lowering duties on 300 goods].",
        "[We commit to ending hunger by 2030] and [to halving child poverty].",
        "[We commit to ending hunger by 2030] and [halving child poverty].",
        "[We remain committed to the accord], [will finance its secretariat], and [look forward to its next summit].",
        "[We will build a port], [a task that will need the help of the Bank], and [hire 200 pilots].",
        "[Brazil plans to protect the forest] and [the European Union to buy its timber only with certificates].",
        "[To this end, we will set up a task force], [whose members will report by March].",
        "[If the economy grows, we will raise pensions], and [if it does not, we will keep them].",
        "[Nous construirons 50 écoles] et [fermerons deux prisons].",
        "[Wir bauen Häfen] und [schließen Minen].",
        "[Wir werden zehn Häfen bauen] und [zwei Minen schließen].",
        "[Construiremos puertos] y [cerraremos minas].",
        "[Vamos a construir diez puertos] y [cerrar dos minas].",
        "[Costruiremo dieci porti] e [chiuderemo due miniere].",
        "[Vamos construir portos] e [fechar minas].",
        "[Wij bouwen havens] en [sluiten mijnen].",
        "[Мы построим десять портов] и [закроем две шахты].",
        "[我们将建设港口]并[关闭两个矿山]。",
        "[私たちは港を建設し]、[鉱山を閉鎖する]。",
        "[우리는 항구를 건설하고] [광산을 폐쇄할 것이다].",
        "[سنبني عشرة موانئ] و[نغلق منجمين قديمين].",
        "[हम बंदरगाह बनाएंगे] और [खदानें बंद करेंगे].",
        "[Vi ska bygga tio hamnar] och [stänga två gruvor].",
        "[Zbudujemy dziesięć portów] i [zamkniemy dwie kopalnie].",
        "[On iki liman inşa edeceğiz] ve [iki maden kapatacağız].",
        "[We will: (a) cut tariffs on rice]; (b) [build ports]; and (c) [fund schools].",
        "[We will 1) cut tariffs on rice], 2) [build ports] and 3) [fund schools].",
        "[The President will visit Tokyo on Monday] and, [on Tuesday, meet the Emperor].",
        "[We will create a fund] that [helps farmers] and [shields the poor].",
        "[Toyota will hire 400 workers], [of whom half will be women], and [Mazda will follow].",
        "[We will lift the ban on trade] but [keep the tariffs].",
        "[The Fund was launched in 2015], [grew to $5 billion] and [now serves ten countries].",
        "[The Commission shall submit a report], [after which the Council shall decide].",
        "[Canada welcomes Peru's offer] and, [for its part, undertakes to lower duties].",
        "[We support Ukraine], [condemn the attack], and [call for a ceasefire].",
        "[We've built ten ports], [and we're going to build ten more].",
        "[The government won't raise taxes], [and it won't cut benefits].",
        "[Ministers are tasked with drafting a plan] and [instructed to report by June].",
        "[Duties will be lowered by half] and [quotas abolished].",
        "[Duties on rice will be lowered by half], [quotas on sugar abolished], and [a joint council established].",
        "[The accord will be signed in May] and [is expected to enter into force in June].",
        "[Japan intends to invest $5 billion in rail], [Korea $3 billion in ports], and [India to open its market].",
        "[We will publish the accounts] ([and will appoint an auditor]).",
        "[Ireland will recognise the State of Palestine], [thus joining Spain], and [will open an embassy].",
        "[The Party will abolish fees], [scrap exams], [axe the House of Lords] and [nationalise rail].",
        "[The Mayor vowed to plant trees], and [so did the Governor].",
        "[The Mayor vowed to plant trees], as [did the Governor].",
        "[We will double the budget of the agency] and [triple its staff].",
        "[Turkey has agreed to reopen the strait] and [Greece has lifted its veto].",
        "[The law will be repealed] and [no new one will be passed].",
        "[The law will be repealed], [no new one passed].",
        "[Emissions will fall by half by 2030] and [reach zero by 2050].",
        "[Emissions fell by half] and [forests grew by a tenth].",
        "[The partners undertake to respect the truce], to [withdraw their troops] and to [release all prisoners].",
        "[The Council invites Peru to present a plan], [tasks the Bank with its follow-up], and [decides to meet].",
        "[The Council, recalling its decision, demands a truce], [authorises a mission], and [requests a report].",
        "[No one will be left behind], [we promise].",
        "[We'll cut the deficit], [stop the boats], [grow the economy].",
        "[We will cut the deficit] / [stop the boats].",
        "[We will cut the deficit] … [and we will stop the boats].",
        '["We will cut the deficit," said Mr Sunak], [adding that he would stop the boats].',
        "[Mr Sunak said he would cut the deficit] and [stop the boats].",
        "[Mr Sunak said he would cut the deficit] and that [he would stop the boats].",
        "[Sweden joins the alliance today]; [Finland did so last year].",
        "[The project should create 500 jobs], [save 3,000 tonnes of carbon], and [pay for itself].",
        "[Expand the rail network], [upgrade stations], & [electrify lines].",
        "[Expanding the rail network] and [upgrading stations].",
        "[To expand the rail network] and [to upgrade stations].",
        "[The two sides will explore a treaty], [set up a hotline], [hold annual talks] and [patrol the strait].",
        "[The two sides signed a treaty], [set up a hotline], [held talks] and [agreed on a patrol].",
        "[The treaty was signed], [the hotline set up], and [talks held].",
        "[Tax will not rise] unless [the crisis returns].",
        "[Whereas trade has fallen by half], [the parties will cut duties].",
        "[Where a school closes], [we will open another].",
        "[I will veto the bill] and [I'd urge Congress to pass another].",
        "[I will veto the bill] and [let's pass another].",
        "[We shall build on last year's work] and [never give up].",
        "[The Bank stands ready to lend $5 million] and [so does the Fund].",
        "[He promised jobs] and [she promised peace].",
        "[The State Department will issue visas], [with Treasury lifting sanctions on five banks].",
        "[The State Department will issue visas], with [the Treasury to lift sanctions on five banks].",
        "[We are ending the war] and [bringing our troops home].",
        "[We have ended the war] and [brought our troops home].",
        "[Denmark will host the summit] and, [together with Norway, finance the secretariat].",
        "[The EU will disburse €50 million in 2025], [€70 million in 2026] and [€90 million in 2027].",
        "[The EU will disburse €50 million in 2025], followed by [€70 million in 2026].",
        "[The Alliance will deploy two battalions to Latvia], and [the host nation will provide barracks].",
        "[Parliament voted to scrap the levy], though [ministers later kept it].",
        "[Ghana shall ratify the protocol within a year] or [pay a penalty of $2 million].",
        "[Kenya hereby withdraws its objection] and [supports the amendment].",
        "[The Chancellor pledged to freeze fuel duty], [insisted that schools would gain] and [ruled out tax rises].",
        "[We are investing $50 million in vaccines], [bringing our total to $300 million].",
        "[The firm will reopen the mine], [hiring 300 people] and [training local managers].",
        "[The utility will bury its power lines], [having paid a fine of $3 million in May].",
        "[More nurses will be hired]; [waiting lists will shrink]; [hospitals will be rebuilt].",
        "[Lower fares] and [cleaner trains will follow].",
        "[Taxes will be simplified] so that [small firms can hire].",
        "[Egypt opens its ports to Sudan], [Sudan opens its airspace to Egypt].",
        "[We will either repeal the act] or [we will amend it].",
        "[We intend, with partners, to restore the wetlands] and, [over time, to reintroduce beavers].",
        "[Regulators will audit the banks each quarter] – [and publish what they find].",
        "[Our party will lower the voting age to 16 – and make registration automatic].",
        "[I want to end this war], [I want to bring the hostages home], and [I want to rebuild].",
        "[The Commission proposes to ban the pesticide] and [asks states to comply by May].",
        "[The Commission proposed banning the pesticide] and [urged states to comply].",
        "[Norway contributes 200 million kroner], [Iceland two ships], and [Finland trains the crews].",
        "[Beijing promised to buy soybeans] and [Washington to lift duties].",
        "[The Emir announced the release of prisoners] and [granted amnesty to exiles].",
        "[The treaty bans landmines], [obliges parties to clear them], and [sets up a fund for victims].",
        "[The plan cuts red tape], [speeds permits] and [rewards savings].",
        "[This budget funds 10,000 homes] and [it freezes rents].",
        "[Ministers agreed a text on forests], [failed to agree one on coal], and [will meet again in May].",
        "[The President ordered agencies to cut costs] and [directed the Treasury to report monthly].",
        "[Vietnam commits not to devalue the dong] and [not to subsidise steel].",
        "[Vietnam commits not to devalue the dong], [nor to subsidise steel].",
        "[Doctors will be paid more] and [nurses given pensions].",
        "[Quotas fall to zero in 2027] and [tariffs end a year later].",
        "[Rail fares stay frozen], [bus fares are capped at £2], [and trams run all night].",
        "[The sides renewed support for talks], [expressed concern over the coast], and [called on all to wait].",
        "[We will plant trees in every city], [because shade saves lives], and [water them with rain].",
        "[The Governor will sign the bill once it passes], and [veto any repeal].",
        "[On trade, Peru will lower duties]; [on security, Chile will host exercises].",
        "[Our party will lower the voting age], and [the Greens also benefit from that].",
    ],
)
def test_whichever_clause_is_quoted_the_others_stay_unread(sentence: str) -> None:
    text, clauses = marked(sentence)
    for quoted in clauses:
        unread = [piece.span for piece in coverage(text, [quoted]).unread]
        hidden = [one for one in clauses if one != quoted and not any(span.overlaps(one) for span in unread)]
        assert [text[slice(*one)] for one in hidden] == [], text[slice(*quoted)]


@pytest.mark.parametrize(
    "sentence",
    [
        "[The Bank will, by 2030, lend Peru $2 billion].",
        "Today, in Lima, the President, a friend of Chile, [signed the accord with his guest, the King of Spain].",
        "[We will support small farms], schools and clinics in the north, east and west of the country.",
        "[The Ministry of Trade will work with its partners], including the Bank and the Fund, in Peru and Chile.",
        "The President said on Monday that [Peru will build ten ports].",
        "The two ministers, together with the Bank, [will cut duties on rice].",
        "[We will build ten ports], most of them in the north.",
        "[We will lower duties on rice] (half of the present ones).",
        "[Canada aims to foster an open], interoperable, reliable and secure digital market.",
        "[The ministers welcomed progress on gun violence], drugs, and organized crime.",
        "To lower the price of rice, [we will cut duties].",
        "Wir werden [zehn Häfen bauen], mit Peru.",
    ],
)
def test_what_has_no_verb_is_read_with_the_clause_beside_it(sentence: str) -> None:
    text, (quoted,) = marked(sentence)
    assert [text[slice(*piece.span)] for piece in coverage(text, [quoted]).unread] == []


def test_who_stands_before_a_verb_in_a_row_of_names_stays_with_it() -> None:
    text, (quoted,) = marked("[We will build ports]; Canada, France and Italy will fund them.")
    assert [text[slice(*piece.span)] for piece in coverage(text, [quoted]).unread] == [
        "Canada, France and Italy will fund them."
    ]
