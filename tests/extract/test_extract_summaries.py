"""What a promise is in short."""

import pytest

from commitments.coding.summaries import summary
from commitments.extract.candidates import candidates
from commitments.grammar.asides import aside
from commitments.grammar.reading import read


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The Government will hire 1,000 more officers.", "Hire 1,000 more officers"),
        ("The two leaders renewed their commitment to address threats.", "Address threats"),
        ("Japan committed to taking new trade actions.", "Take new trade actions"),
        ("Japan has committed to address and prevent barriers.", "Address and prevent barriers"),
        ("Japan commits to trade and support for peace.", "Japan commits to trade and support for peace"),
        ("We are going to hire 1,000 more officers.", "Hire 1,000 more officers"),
        ("We are going to war.", "We are going to war"),
        ("They launched the Energy Partnership.", "Launch the Energy Partnership"),
        ("Transfers to provinces will be maintained.", "Transfers to provinces will be maintained"),
        ("Today, Toyota announced a $1 billion plant.", "Toyota announced a $1 billion plant"),
    ],
)
def test_a_summary_drops_who_says_it_and_how(words: str, expected: str) -> None:
    assert summary(words, read(words).predicates[0]) == expected


def test_a_summary_is_whole_however_long_the_promise_is() -> None:
    words = "We will " + "build very many homes, including in towns, and " * 20 + "schools; and plant trees."
    assert summary(words, read(words).predicates[0]) == words.removeprefix("We will ").rstrip(".").capitalize()


def _told(words: str) -> str:
    (found,) = candidates(words)
    return found.summary


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("We will, together with the IMF, the World Bank and the OECD, publish a report.", "Publish a report"),
        (
            "We will, in close cooperation with partner countries, public bodies and firms, strengthen early warning.",
            "Strengthen early warning",
        ),
        ("France will, with Germany, Italy and Spain, build a rail line.", "Build a rail line"),
        ("We will, including through the Fund, Gavi and the WHO, end malaria by 2030.", "End malaria by 2030"),
        ("We will, with business, labour and civil society, support schools.", "Support schools"),
        ("We will – with Peru, Chad and Mali – build ports.", "Build ports"),
        ("We will, taking into account national circumstances, reduce emissions.", "Reduce emissions"),
        ("We commit, together with Peru, Chad and Mali, to cut emissions by 2030.", "Cut emissions by 2030"),
        ("We will [sic] build ports.", "Build ports"),
        ("We are committed [sic] to [further] reducing debt.", "Reduce debt"),
        ("We will rally support for the fund.", "Rally support for the fund"),
        ("We commit, in line with the Paris Agreement, to phase out coal.", "Phase out coal"),
    ],
)
def test_a_summary_begins_behind_what_is_put_between_a_verb_and_its_act(words: str, expected: str) -> None:
    assert _told(words) == expected


@pytest.mark.parametrize(
    "words",
    [
        "The parties shall, where necessary, and without prejudice to other duties, notify each other",
        "We will (subject to parliament) double the budget",
        "Peru and Chad will, if funds allow, build ports",
        "We will by 2030 plant a million trees",
        "By the end of 2030, we will plant a million trees",
        "Within six months, Kenya will publish a plan",
        "Kenya shall, within five years of the entry into force of the pact, build ten ports",
        "In 2031, the ministers will sign the treaty",
        "When Peru imposes a duty on a third country, Chad intends to notify the firms",
        "Upon receiving such a notice, Kenya shall regulate the trade",
        "At the request of Peru, Kenya shall provide the figures",
        "Kenya shall, consistent with its interests, adopt similar measures",
        "Prior to taking such action, Peru shall consult the other party",
        "Should Ruritania close the strait, Peru will take action",
        "In cases where Kenya protects a term, Kenya shall permit its use",
        "Among the actions Peru intends to take on trade are the following",
        "Kenya will provide land and will be assisted by Peru",
        "If the Senate agrees, we will build ten ports",
        "We will not only build homes, but also schools",
        "They will do so each spring",
        "We will together with Peru and Chad build ports",
        "We are committed to a reform of the Council by 2030",
        "Canada has committed $3 million in programming for schools",
        "They welcomed the decision that Peru will build ports; combatting crime; and launching a dialogue",
        "Peru praised Mali and established ties with it",
        "Today's order will launch reforms to allow us to build ports",
        "We will never, ever, under any circumstances, close a hospital",
        "Canada announced a new fund that will give $5 million to schools",
    ],
)
def test_where_it_is_not_sure_which_words_are_the_act_the_sentence_itself_is_the_summary(words: str) -> None:
    assert _told(f"{words}.") == words


def test_a_denial_in_what_is_put_between_is_none_of_the_promise() -> None:
    assert _told("We will, not least in Africa, build schools.") == "Build schools"


def test_a_summary_holds_no_half_of_a_pair_of_brackets_or_quotation_marks() -> None:
    assert _told('The Minister (and "all of us, together") will, as "a first step", build ports.') == "Build ports"
    assert summary('"Green Line" will open (in 2030).', None) == '"Green Line" will open (in 2030)'


def test_where_an_act_may_begin_at_two_places_neither_is_sure() -> None:
    text = "We will, with donors, host governments and unions, work on safety."
    assert aside(text, 7) == (text.index(" work"), False)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Building on the pact of 2015, we will cut emissions by half.", "Cut emissions by half"),
        ("Building upon the work of the Bank, we will open ten schools.", "Open ten schools"),
        ("In line with the 2030 Agenda, we will open ten schools.", "Open ten schools"),
        ("Once again, Peru will open ten schools.", "Open ten schools"),
        ("At the White House, Kenya committed to build ten ports by 2030.", "Build ten ports by 2030"),
    ],
)
def test_what_is_fronted_and_no_condition_or_deadline_is_left_out_of_a_summary(words: str, expected: str) -> None:
    assert _told(words) == expected


@pytest.mark.parametrize(
    "words",
    [
        "Neither side will raise tariffs without prior notice",
        "Neither Japan nor Peru will impose new duties",
        "No Party shall impose export taxes on steel",
        "None of the Parties shall introduce new quotas",
        "Not a single member will cut its aid",
        "The two leaders agree that neither country will withdraw its troops before 2026",
    ],
)
def test_a_negation_in_the_subject_stays_in_the_summary(words: str) -> None:
    assert _told(f"{words}.") == words


def test_who_will_no_longer_do_a_thing_is_not_said_to_do_it() -> None:
    assert _told("Kenya will no longer allow logging in its forests.") == "No longer allow logging in its forests"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Peru and Chad will work to finalize the treaty by 2030.", "Work to finalize the treaty by 2030"),
        ("Peru will seek to ban plastic bags.", "Seek to ban plastic bags"),
        ("Peru aims to double its exports by 2030.", "Aim to double its exports by 2030"),
        ("Peru and Chad will work together to close the mines.", "Work together to close the mines"),
        ("Peru intends to build ten ports by 2030.", "Build ten ports by 2030"),
    ],
)
def test_who_promises_to_try_is_not_said_to_promise_that_it_succeeds(words: str, expected: str) -> None:
    assert _told(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Peru and Chad pledge to stand together to:", "Stand together"),
        ("We intend to advance this agenda by:", "Advance this agenda"),
        ("Kenya will protect the rivers through joint patrols, including:", "Protect the rivers through joint patrols"),
        ("Kenya will provide land and will facilitate the permits.", "Provide land and facilitate the permits"),
        ("Kenya will build a port and will not raise tolls.", "Build a port and not raise tolls"),
        ("The Department of Energy will be proposing new rules on gas.", "Propose new rules on gas"),
        ("Kenya shall protect the rights of workers.[4]", "Protect the rights of workers"),
        ("** ** Kenya shall ratify the treaty.", "Ratify the treaty"),
    ],
)
def test_a_summary_is_a_phrase_that_begins_and_ends_whole(words: str, expected: str) -> None:
    assert summary(words, read(words).predicates[0]) == expected


def test_a_quote_has_no_emphasis_of_nothing_before_it_and_no_joint_behind_it() -> None:
    items = "- cut the tolls on all bridges; and\n\n- close two mines by 2031."
    text = f"Together, Kenya and Peru will:\n\n{items}\n\n2.** ** Kenya shall build a port."
    assert [(one.quote, text[one.span.start : one.span.end]) for one in candidates(text)] == [
        ("cut the tolls on all bridges;", "cut the tolls on all bridges;"),
        ("close two mines by 2031.", "close two mines by 2031."),
        ("Kenya shall build a port.", "Kenya shall build a port."),
    ]


@pytest.mark.parametrize(
    "words",
    [
        "Effective as of 1 September 2030, Peru commits to apply only the lower rate to cork.",
        "Tomorrow, Peru and Chile will co-host a summit on ports.",
        "After midnight tonight, police officers will enforce the agreement.",
        "Starting February 19, Peru will begin to process the files.",
        "Beginning in January, senior officials will convene a series of sessions.",
        "Before the next co-chairs meeting, Peru and Chile plan to explore ways to help.",
        "12 months after the Council promulgates the criteria, Peru will apply them all.",
        "Within 90 days of the date of this order, Peru shall conduct a review of rules.",
        "Going forward over the coming weeks, Peru will use its ships to help.",
        "While COVID-19 remains an emergency, Peru will buy masks.",
        "While ensuring that its own people have vaccines, Peru will launch a partnership.",
        "Following the conclusion of the summit, Peru will hold talks with its partners.",
        "Peru will soon launch a fund.",
        "Over the course of 2030, Peru will launch ten funds.",
        "With respect to automobiles, Peru and Chile intend to accept each other's standards.",
        "As it relates to ports, Peru will launch a fund.",
        "Peru shall, in accordance with its laws and regulations, promote investment in ports.",
    ],
)
def test_when_and_on_what_condition_is_not_left_out_of_a_summary(words: str) -> None:
    assert _told(words) == words.rstrip(".")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("While in Lima, Peru will launch a fund.", "Launch a fund"),
        ("While welcoming the report, Peru will launch a fund.", "Launch a fund"),
        ("Building on the pact of 2021, Peru will launch a fund.", "Launch a fund"),
        ("During today's summit, Peru will launch a fund.", "Launch a fund"),
        ("Following the announcement of the pact, Peru will launch a fund.", "Launch a fund"),
        ("As in the case of Mali, Peru will launch a fund.", "Launch a fund"),
        ("iv) provide training in ports", "Provide training in ports"),
    ],
)
def test_what_only_stands_beside_a_promise_is_left_out_of_its_summary(words: str, expected: str) -> None:
    assert summary(words, next(iter(read(words).predicates), None)) == expected


@pytest.mark.parametrize(
    "words",
    [
        "The Parties may mutually decide to develop additional responses",
        "Peru faces many risks and is determined to overcome them",
        "The tariff rate on steel will increase from 7% to 9% in 2030",
        "This work will include exploring ways to help",
        "These tariffs will remain in place",
        "The leaders reaffirmed their commitment to the pact and expressed confidence that it will last",
        "They reaffirmed their commitment to peace in Mali and call on all to disarm",
        "The accelerator launched last year",
        "The agencies signed and are implementing a pact on ports",
        "We are determined to ensure peace and we support Mali in its talks",
        "The next meeting is planned to be held in Lima in 2030",
        "Peru will train 50 women and is committed to offering jobs to ten",
    ],
)
def test_an_act_that_alone_says_less_or_other_is_no_summary(words: str) -> None:
    assert summary(f"{words}.", read(words).predicates[0]) == words


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Peru intends to be leading contributors to the fund.", "Be leading contributors to the fund"),
        ("Peru will be leading the talks on ports.", "Lead the talks on ports"),
        ("Peru reaffirmed its commitment to open markets.", "Commitment to open markets"),
        ("Peru reaffirmed its commitment to open a new port.", "Open a new port"),
        ('Peru has committed to host a "Port Series."', 'Host a "Port Series"'),
        ("Reaffirming our commitment to build ports, we welcome the report.", "Build ports"),
        ("Recalling their pact, the parties intend to cooperate to:", "The parties intend to cooperate"),
        (
            "We reaffirm our unwavering support for ASEAN unity and for the Pact of Lima.",
            "Support for ASEAN unity and for the Pact of Lima",
        ),
        ("The program will train 500 teachers.", "Train 500 teachers"),
        ("Peru reaffirmed its commitment to rapidly opening its ports.", "Rapidly open its ports"),
        (
            "Reaffirming their commitment to build ports, the leaders committed to cutting tolls.",
            "The leaders committed to cutting tolls",
        ),
        ("We are training crews for ports and commit to:", "We are training crews for ports"),
    ],
)
def test_a_summary_says_what_the_words_say(words: str, expected: str) -> None:
    assert summary(words, read(words).predicates[0]) == expected
