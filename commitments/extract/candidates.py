"""The passages of a text that may be commitments, each with its coding, its confidence and the rules that spoke."""

import math
import re
from collections.abc import Callable, Iterator

from commitments.coding import parties
from commitments.coding.amounts import amount, own_money, where_another_begins
from commitments.coding.binding import due
from commitments.coding.cast import TURN, cast_of, things_of
from commitments.coding.counterparties import counterparties
from commitments.coding.hints import hints
from commitments.coding.owners import doer, giver, is_hearsay, is_of_another, owners
from commitments.coding.summaries import summary
from commitments.dates import PartialDate
from commitments.extract.candidate import Candidate
from commitments.extract.judging import Judged, judged_reading, listed
from commitments.extract.judging import parts as in_parts
from commitments.extract.kinds import kind_of
from commitments.extract.leadins import (
    CARRIES_ON,
    OPENS_CLAUSES,
    ends_infinitive,
    is_heading,
    meant,
    names_something_done,
    needs_items,
    promises_by_itself,
    tells_how,
)
from commitments.extract.paragraphs import told_on
from commitments.extract.platforms import is_entry, is_platform, is_report
from commitments.extract.quotes import without_marks
from commitments.extract.resolutions import asks, body_of, is_operative
from commitments.extract.scorer import Before, Seen, Sound, is_of_its_kind, voice_of
from commitments.extract.tiers import LIKELY, POSSIBLE, tier_of
from commitments.grammar.actors import Who
from commitments.grammar.reading import Predicate, Reading, read
from commitments.grammar.subjects import Subject, opening_subject
from commitments.grammar.words.plain import plain
from commitments.model import Span
from commitments.money.sums import Own
from commitments.promises import Context, Voice
from commitments.promises.acts import is_settled
from commitments.promises.done.arranged import had_to_act
from commitments.promises.none.earlier import ALSO, opens_earlier, tells_of_earlier
from commitments.promises.weights import weight
from commitments.promises.whole.imperatives import PROMISING
from commitments.sentences.cut import Role, Sentence, sentences
from commitments.sentences.items import says_all
from commitments.sentences.openings import is_doing
from commitments.sentences.sections import section_under

Progress = Callable[[int, int], None]


def candidates(
    text: str,
    *,
    issuer: str = "",
    kind: str = "",
    title: str = "",
    published: PartialDate | None = None,
    progress: Progress | None = None,
) -> list[Candidate]:
    """Every passage of a text that may be a commitment, in its order. The same text gives the same answer.

    `progress(done, total)` is called now and then with the number of sentences judged.

    >>> [(c.quote, c.tier.value, c.actors) for c in candidates("Japan met us. Japan will buy rice by 2030.")]
    [('Japan will buy rice by 2030.', 'strong', ('Japan',))]
    """
    return list(find(text, issuer=issuer, kind=kind, title=title, published=published, progress=progress))


def find(
    text: str,
    *,
    issuer: str = "",
    kind: str = "",
    title: str = "",
    published: PartialDate | None = None,
    progress: Progress | None = None,
) -> Iterator[Candidate]:
    """The same, one by one."""
    found = sentences(text)
    judge = judge_of(text, found, issuer=issuer, kind=kind, title=title, published=published)
    for number, sentence in enumerate(found):
        if progress is not None and number % 200 == 0:
            progress(number, len(found))
        yield from judge.candidates(sentence)
    if progress is not None:
        progress(len(found), len(found))


def judge_of(
    text: str, found: list[Sentence], *, issuer: str, kind: str, title: str, published: PartialDate | None
) -> "Judge":
    """Who judges the sentences of a text, knowing what the whole of it says of its parties and its money."""
    promises_all_over = is_platform(f"{kind} {title}", found)
    stands_alone = is_entry(found)
    return Judge(
        cast_of(text, issuer, kind=kind, title=title),
        own_money(text, issuer),
        published,
        kind,
        promises_all_over,
        things_of(text),
        told_on(found),
        is_report(found),
        stands_alone,
        stands_alone and all(one.role is Role.HEADING for one in found),
        voice_of if is_of_its_kind(found, is_platform=promises_all_over) else None,
        title,
        body_of(found, issuer),
    )


class Judge:
    """Judges sentence after sentence, remembering who was spoken of last."""

    def __init__(
        self,
        cast: parties.Cast,
        money: Own,
        published: PartialDate | None,
        kind: str,
        is_platform: bool,
        things: frozenset[str],
        told_on: frozenset[int],
        is_report: bool,
        is_entry: bool,
        is_headline: bool,
        sound: Sound | None = None,
        title: str = "",
        body: str = "",
    ) -> None:
        self.title, self.body = title, body
        """The document's, and who adopts it where it is a resolution."""
        self.things, self.told_on, self.is_report, self.is_entry = things, told_on, is_report, is_entry
        self.sound, self.is_headline = sound, is_headline
        self.cast, self.money, self.published, self.kind, self.is_platform = cast, money, published, kind, is_platform
        self.subject: Subject | None = None
        self.several: tuple[str, ...] = ()
        """Who "they" are: those with whose names the last sentence began that begins with names."""
        self.before: Before | None = None
        self.paragraph = -1
        self.goes_on = False
        self.recapped = -1
        """The paragraph in which something earlier than the text was told last."""
        self.is_recap = False
        """Whether the sentence before tells of something earlier."""
        self.promised = False
        """Whether the sentence before promises by the rules."""
        self.maker: str | None = None
        """Who has promised in the sentence before; kept for the items of a lead-in that points back to it."""

    def candidates(self, sentence: Sentence) -> Iterator[Candidate]:
        if sentence.role is Role.HEADING and not self.is_headline:
            self.subject, self.several = None, ()
            return
        self.goes_on, self.paragraph = sentence.paragraph == self.paragraph, sentence.paragraph
        if not any(map(str.isalpha, sentence.text)):
            return
        context = self.context(sentence)
        reading = self.read(sentence.text)
        if sentence.role is Role.LEAD_IN and (
            CARRIES_ON.match(_bare(sentence.text)) or not promises_by_itself(reading, sentence.intro)
        ):
            self.remember(reading)
            return
        found = [self._asked(sentence, context)] if self.body and asks(plain(sentence.text)) else []
        found = [one for one in found if one.voices] or list(self._judge(sentence, reading, context))
        tells_earlier = any(tells_of_earlier(one, context) for one in reading.predicates[:2])
        if tells_earlier or opens_earlier(reading.text, self.published):
            self.recapped = sentence.paragraph
        self.is_recap = self.recapped == sentence.paragraph or context.recap_goes_on
        self.promised = any(one.score >= LIKELY for one in found)
        if not sentence.intro:
            sure = next((one for one in found if one.score >= LIKELY), None)
            self.maker = _maker(sure) if sure else None
        for judged in self.sounded(sentence, reading, found):
            if judged.score >= POSSIBLE and any(voice.kind or voice.weight > 0 for voice in judged.voices):
                yield self.candidate(sentence, judged)
        self.remember(reading)

    def sounded(self, sentence: Sentence, reading: Reading, found: list[Judged]) -> list[Judged]:
        """What the rules found, with what the trained voice says of the sentence."""
        best = max(found, key=lambda one: one.score)
        before, self.before = self.before, Before(sentence, best.score if best.voices else None)
        if self.sound is None:
            return found
        rules = tuple(voice.rule for voice in best.voices)
        day = self.published.first if self.published else None
        voice = self.sound(Seen(sentence, reading.text, day, before, rules))
        return [one.joined_by(voice) for one in found] if voice else found

    def context(self, sentence: Sentence) -> Context:
        return Context(
            sentence.section,
            sentence.intro,
            self.kind,
            sentence.role is Role.ITEM,
            sentence.paragraph in self.told_on and not self.goes_on,
            self.is_platform,
            self.is_report,
            self.published,
            (sentence.paragraph == self.recapped and self.goes_on)
            or (self.is_recap and sentence.role is Role.ITEM and ALSO.match(sentence.text) is not None),
            self.promised and self.goes_on,
            self.subject.words if self.subject is not None else "",
            self.is_entry,
        )

    def read(self, words: str) -> Reading:
        if TURN.match(words):
            self.subject = None  # whom one speaker means by "it" is not whom the next one means
        reading = read(words, self.subject)
        if not self.things:
            return reading
        return reading._replace(predicates=tuple(map(self._without_thing, reading.predicates)))

    def _without_thing(self, predicate: Predicate) -> Predicate:
        """Its subject as a thing where it is named by letters that stand for one."""
        if _OPENING.sub("", predicate.subject.words) not in self.things:
            return predicate
        return predicate._replace(subject=predicate.subject._replace(who=Who.THING))

    def remember(self, reading: Reading) -> None:
        opening = _plain_subject(reading.text)
        if opening is not None and not _PRONOUN.fullmatch(opening.words):
            self.several = parties.actors(opening, self.cast)
        for predicate in reading.predicates[:1]:
            if predicate.subject.who.can_promise and not predicate.subject.is_relative:
                self.subject = predicate.subject
                return
            if _THIS.match(predicate.subject.words) and predicate.subject.who is Who.THING and not self.is_platform:
                self.subject = predicate.subject  # "This accord will open ports. It will …"
                return
        subject = opening
        if subject is None or (self.is_platform and subject.who is Who.THING):
            return  # in a text of one maker, "it" goes on meaning the maker
        self.subject = subject

    def _judge(self, sentence: Sentence, reading: Reading, context: Context) -> Iterator[Judged]:
        whole = judged_reading(reading, context, 0, len(sentence.text))
        if sentence.intro and (joined := self.joined(sentence, context)) is not None and joined.score > whole.score:
            yield joined
            return
        parts = listed(sentence.text, context, self.subject) or in_parts(sentence.text, reading, context, self.subject)
        if len(parts) > 1:
            yield from parts
            return
        yield whole

    def _asked(self, sentence: Sentence, context: Context) -> Judged:
        """A paragraph of a resolution with who adopts that: "Urges Parties" as "The Council urges Parties"."""
        words = sentence.text.lstrip()
        self.subject = None
        return judged_reading(self.read(f"{self.body} {words[0].lower()}{words[1:]}"), context, 0, len(sentence.text))

    def joined(self, sentence: Sentence, context: Context) -> Judged | None:
        """An item read as the end of its lead-in: "We will:" and "cut taxes" make "We will cut taxes"."""
        intro = meant(_bare(sentence.intro), self.maker) or ""
        if CARRIES_ON.match(_bare(sentence.intro)) and not names_something_done(plain(sentence.text)):
            return None
        if (
            not intro
            or not needs_items(intro, sentence.text)
            or (says_all(plain(sentence.text)) and not OPENS_CLAUSES.search(intro))
        ):
            return None
        words = sentence.text.lstrip("-•*–[( ")
        if context.is_told_on and is_heading(plain(sentence.text), _bare(sentence.intro)):
            return None
        if self.goes_on and not words[:1].islower() and not ends_infinitive(intro, plain(words)):
            return None  # the item has ended the lead-in, and this one says something of its own
        first, _, rest = words.partition(" ")
        if first[:1].isupper() and not first.isupper():
            words = f"{first[0].lower()}{first[1:]} {rest}"
        reading = self.read(f"{intro[-600:]} {words}")
        offset = len(plain(intro[-600:]))
        last = [predicate for predicate in reading.predicates if predicate.end >= offset - 30]
        is_told = all(one.start > offset and not one.subject.who.can_promise for one in last)
        if is_told and (
            ends_infinitive(intro, plain(words)) or (not last and tells_how(intro) and is_doing(plain(words)))
        ):
            last = [one for one in reading.predicates if one.form in PROMISING | {"announce", "ongoing"}]
        judged = judged_reading(reading._replace(predicates=tuple(last)), context, 0, len(sentence.text))
        voices = (*judged.voices, Voice("finishes-its-lead-in", weight("finishes its lead-in")))
        if judged.score <= 0:
            voices = judged.voices
        return judged._replace(voices=voices, score=judged.score + weight("finishes its lead-in"))

    def candidate(self, sentence: Sentence, judged: Judged) -> Candidate:
        quote = sentence.text[judged.start : judged.end]
        start, end = without_marks(quote, judged.start)
        predicate = judged.predicate
        kind = kind_of(judged.voices, predicate, judged.reading.text, sentence.intro)
        who = self._who(judged) or self._who_itself(judged, quote)
        if not who and self.body and is_operative(quote):
            who = parties.listed_names(self.body.removeprefix("They"), self.cast.proper, self.cast)
        until = self._until(judged, quote, who)
        is_whole = until is None and judged.reading.text == plain(quote)  # else the act would be told of one alone
        is_of_who_gets = predicate is not None and parties.is_given(predicate)
        is_to_come = predicate is None or predicate.form in PROMISING | {"aim", "instruct"}
        deadline = self._due(sentence, judged, is_to_come=is_to_come)
        return Candidate(
            sentence.text[start:end],
            Span(sentence.span.start + start, sentence.span.start + end),
            section_under(sentence.section, self.title),
            kind,
            who,
            counterparties(predicate, judged.reading.text, who, self.cast),
            deadline,
            amount(quote, self.money, _main(judged, quote), until),
            summary(quote, judged.opening if is_whole and not is_of_who_gets else None),
            round(1 / (1 + math.exp(-(judged.score - LIKELY))), 3),
            tier_of(judged.score),
            tuple(f"{'+' if voice.weight > 0 else '-'}{voice.rule}" for voice in judged.voices),
            hints(quote, predicate, deadline).names,
        )

    def _who(self, judged: Judged) -> tuple[str, ...]:
        predicate = judged.predicate
        is_of_a_thing = predicate is None or predicate.subject.who is Who.THING
        if is_of_a_thing and (had := had_to_act(judged.reading.text)):
            return parties.listed_names(had, self.cast.proper, self.cast)
        if predicate and (owning := owners(predicate, judged.reading.text, self.cast)):
            return owning
        if predicate and is_hearsay(predicate, judged.reading.text):
            return ()
        if predicate and (giving := giver(predicate, judged.reading)):
            return parties.actors(giving, self.cast)
        who = parties.makers(predicate, self.cast) if predicate else doer(judged.reading, self.cast)
        if not who and predicate and predicate.subject.words == "They" and len(self.several) > 1:
            who = self.several
        if not who and predicate and _is_of_who_speaks(predicate):
            affirming = _plain_subject(judged.reading.text)  # "We reaffirm that the gold will remain frozen"
            who = parties.actors(affirming, self.cast) if affirming else ()
        if predicate and is_of_another(predicate, who):
            return ()
        return self.cast.speakers if not who and self.is_platform else who

    def _who_itself(self, judged: Judged, quote: str) -> tuple[str, ...]:
        """Who an item of a list says will do it, where it was read with its lead-in, which hides that."""
        predicate = judged.predicate
        if predicate is None or judged.reading.text.startswith(plain(quote)[:40]):
            return ()
        own = next((one for one in self.read(quote).predicates if one.words == predicate.words), None)
        return parties.makers(own, self.cast) if own and not own.subject.is_inherited else ()

    def _until(self, judged: Judged, quote: str, who: tuple[str, ...]) -> int | None:
        """Where in the plain words of the quote somebody else begins to promise."""
        text, predicates = judged.reading
        if judged.predicate is None:
            return None
        place = where_another_begins(judged.predicate, predicates, text, who, self.cast)
        return place - len(text) + len(plain(quote)) if place is not None else None

    def _due(self, sentence: Sentence, judged: Judged, *, is_to_come: bool) -> PartialDate | None:
        reading, promising = judged.reading, judged.predicate
        quote = sentence.text[judged.start : judged.end]
        others = [predicate for predicate in reading.predicates if predicate != promising]
        predicates = [promising, *others] if promising else []
        own_from = len(reading.text) - len(plain(quote))
        deadline = due(reading.text, self.published, predicates=predicates, is_to_come=is_to_come, own_from=own_from)
        if deadline is None and sentence.intro:
            deadline = due(sentence.intro, self.published, is_to_come=False)
        return deadline


def _is_of_who_speaks(predicate: Predicate) -> bool:
    """Whether the promise is of those with whom its sentence begins, whatever stands before it."""
    return is_settled(predicate) or predicate.form in ("renew", "share")


def _bare(intro: str) -> str:
    return intro.strip(" :-–—─[]()*_")


def _maker(judged: Judged) -> str:
    """Who promises, as words that a sentence can begin with."""
    subject = judged.predicate.subject if judged.predicate else None
    return subject.words if subject is not None and subject.words and not subject.is_relative else "We"


def _main(judged: Judged, quote: str) -> int:
    """Where the clause that promises begins in the plain words of the quote."""
    predicate = judged.predicate
    if predicate is None:
        return 0
    begins = predicate.subject.start if 0 <= predicate.subject.start <= predicate.start else predicate.start
    return max(0, begins - (len(judged.reading.text) - len(plain(quote))))


_OPENING = re.compile(r"^(?:And |But )?(?:the )?", re.I)
_THIS = re.compile(r"This [a-z]")
_PRONOUN = re.compile(r"(?:He|I|It|She|They|We|You)")


def _plain_subject(text: str) -> Subject | None:
    subject = opening_subject(text, len(text))
    return subject if subject is not None and subject.words and subject.who is not Who.NONE else None
