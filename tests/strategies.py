"""Any commitment, update, document or date there can be, for the property tests."""

from datetime import UTC, date, datetime

from hypothesis import strategies as st

from commitments.dates import PartialDate
from commitments.history import Decision, Deferral, Guideline, Retraction, Search
from commitments.history.decision import Coding
from commitments.model import (
    OVERALL,
    Amount,
    Commitment,
    Document,
    Evidence,
    Kind,
    SetAside,
    Span,
    Stance,
    Status,
    Update,
)
from commitments.places import PageStart, Paragraph

WORDS = ("steel", "énergie", "defence", "Defense", "united", "the", "trade", "協力", "not", "3", "U.S.", "x")
ACTORS = ("Japan", "United States", "Élysée")
GROUPS = ("G7", "European Union")
TAGS = ("energy", "trade", "a b", "Énergie")
DOCUMENTS = ("g20", "us-japan-2017", "us-japan-2017-03")

days = st.dates(date(2015, 1, 1), date(2021, 12, 31))
texts = st.lists(st.sampled_from(WORDS), max_size=5).map(" ".join)
filled = st.text(min_size=1, max_size=20)
wild = st.one_of(texts, st.text(max_size=20))


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    return PartialDate(draw(days).isoformat()[: draw(st.sampled_from([4, 7, 10]))])


instants = st.integers(1_420_070_400, 1_640_908_800).map(lambda second: datetime.fromtimestamp(second, UTC))
spans = st.tuples(st.integers(0, 999), st.integers(1, 99)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))
maybe_text = st.one_of(st.none(), filled)
evidence = st.builds(
    Evidence,
    url=filled,
    title=maybe_text,
    publisher=maybe_text,
    published=st.one_of(st.none(), partial_dates()),
    excerpt=maybe_text,
    archive=maybe_text,
    stance=st.sampled_from(Stance),
)
codings = st.builds(Coding, st.sampled_from(["ana", "Jean Paul"]), st.sampled_from(OVERALL))
plain_acts = st.one_of(
    texts.filter(bool).map(Search),
    partial_dates().map(Deferral),
    st.tuples(maybe_text, maybe_text, maybe_text).map(lambda parts: Guideline(*parts)),
)
decisions = st.lists(codings, max_size=2).map(lambda codes: Decision(tuple(codes)))


@st.composite
def any_update(draw: st.DrawFn) -> Update:
    """Of any kind but a retraction, which needs something to take back; see `histories`."""
    status = draw(st.one_of(st.none(), st.sampled_from(Status)))
    return Update(
        status,
        draw(partial_dates()),
        draw(instants),
        draw(st.sampled_from(["ana", "Jean Paul", ""])),
        draw(st.one_of(st.none(), texts.filter(bool))),
        draw(st.one_of(st.none(), st.sampled_from(ACTORS))),
        draw(st.lists(evidence, max_size=1).map(tuple)),
        draw(maybe_text),
        draw(st.one_of(st.none(), st.none(), plain_acts if status is None else decisions)),
        draw(st.one_of(st.none(), st.none(), st.just("0123456789ab"))) if status is not None else None,
    )


updates = any_update()


@st.composite
def histories(draw: st.DrawFn) -> tuple[Update, ...]:
    """Updates of which some may be taken back, and some of those retractions too."""
    entered = draw(st.lists(updates, max_size=3))
    for _ in range(draw(st.sampled_from([0, 0, 0, 1, 2])) if entered else 0):
        of = draw(st.sampled_from(entered)).key
        entered.append(Update(None, draw(partial_dates()), draw(instants), "ana", "a slip", act=Retraction(of)))
    return tuple(entered)


amounts = st.builds(
    Amount,
    st.one_of(st.integers(-(10**9), 10**13), st.floats(allow_nan=False, allow_infinity=False)),
    st.sampled_from(["USD", "EUR", "JPY"]),
    st.none(),
) | st.builds(lambda low, more: Amount(low, "USD", low + more), st.integers(0, 10**9), st.integers(1, 10**9))
commitments = st.builds(
    Commitment,
    document=st.sampled_from(DOCUMENTS),
    number=st.integers(1, 12),
    quote=texts.filter(bool),
    span=st.one_of(st.none(), spans),
    section=texts,
    summary=texts,
    kind=st.one_of(st.none(), st.sampled_from(Kind)),
    actors=st.lists(st.sampled_from(ACTORS), max_size=2, unique=True).map(tuple),
    groups=st.lists(st.sampled_from(GROUPS), max_size=1).map(tuple),
    counterparties=st.lists(st.sampled_from(ACTORS), max_size=1).map(tuple),
    made=st.one_of(st.none(), partial_dates()),
    due=st.one_of(st.none(), partial_dates()),
    amount=st.one_of(st.none(), amounts),
    tags=st.lists(st.sampled_from(TAGS), max_size=2, unique=True).map(tuple),
    updates=histories(),
    key=maybe_text,
    page=st.one_of(st.none(), st.integers(1, 300)),
    paragraph=st.one_of(
        st.none(),
        st.builds(Paragraph, st.integers(1, 300), st.booleans(), st.just(""), st.just(False)),
        st.builds(Paragraph, st.integers(1, 300), st.just(True), st.just(""), st.booleans()),
        st.sampled_from([Paragraph(1, label="1.10"), Paragraph(42, label="42(a)"), Paragraph(4, label="Art. 4(2)(b)")]),
    ),
)
documents = st.builds(
    Document,
    id=st.sampled_from(DOCUMENTS),
    title=filled,
    issuer=st.text(max_size=9),
    kind=st.text(max_size=9),
    published=st.one_of(st.none(), partial_dates()),
    url=maybe_text,
    language=maybe_text,
    sha256=maybe_text,
    set_aside=st.lists(st.builds(SetAside, spans, filled), max_size=2).map(tuple),
    next_number=st.integers(1, 99),
    note=maybe_text,
    pages=st.lists(st.builds(PageStart, st.integers(0, 999), st.integers(1, 300)), max_size=3).map(
        lambda pages: tuple(sorted({page.start: page for page in pages}.values()))
    ),
)
