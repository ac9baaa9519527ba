"""What people call a status is understood by what it means, and suggested; how it is spelt comes after that."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitments import statuswords
from commitments.errors import UnknownName
from commitments.model import Status
from commitments.query import parse
from commitments.statuswords import GENERIC, NAMES, key, meant, words

MEANT = {
    "unassessed": "not rated|unknown|No Evidence Available|nicht bewertet|pas encore évaluée|sin evaluar|não avaliado|"
    "da valutare|niet beoordeeld|ND|не оценено|nieocenione|未評価|미평가",
    "not-started": "to do|planned|no action|nothing done|noch nicht begonnen|pas commencée|sin iniciar|por iniciar|"
    "da fare|niet gestart|не начато|nie rozpoczęto|başlamadı|لم يبدأ|शुरू नहीं हुआ|尚未开始|未着手|미착수",
    "in-progress": "ongoing|under way|In the Works|Limited|started|läuft|en cours|en marcha|em andamento|in corso|"
    "in uitvoering|on track|в процессе|W toku|devam ediyor|قيد التنفيذ|प्रगति में|进行中|進行中|진행 중",
    "stalled": "on hold|stuck|delayed|blocked|auf Eis|bloquée|estancado|em pausa|sospeso|vastgelopen|"
    "приостановлено|wstrzymane|askıda|معلق|स्थगित|停滞|搁置|보류",
    "partial": "partly|half done|Compromise|Substantial|incomplete|teilweise erfüllt|en partie|a medias|parcialmente|"
    "in parte mantenuta|gedeeltelijk|частично|częściowo|kısmen|جزئيا|आंशिक|部分完成|一部達成|부분 이행",
    "kept": "done|Done.|DELIVERED|fulfilled|achieved|Promise Kept|+1|1|Complete|✅|erfüllt|Erledigt|umgesetzt|tenue|"
    "Réalisée|REALISEE|cumplida|cumprido|mantenuta|nagekomen|fully_implemented|Выполнено|zrealizowano|TAMAMLANDI|"
    "tamamlandı|مكتمل|पूरा|完成|已兑现|達成|完了|완료|이행",
    "broken": "failed|Promise Broken|-1|−1|not met|unfulfilled|missed|gebrochen|nicht eingehalten|rompue|incumplida|"
    "não cumprida|infranta|verbroken|нарушено|Не выполнено|złamana|tutulmadı|لم يتحقق|विफल|违背|不履行|파기",
    "dropped": "withdrawn|Abandoned|cancelled|scrapped|superseded|aufgegeben|abandonnée|descartada|revogado|ritirata|"
    "ingetrokken|отозвано|wycofane|iptal edildi|ملغى|रद्द|放弃|撤回|철회",
    "unverifiable": "too vague|unclear|cannot be verified|nicht überprüfbar|invérifiable|poco claro|vago demais|"
    "non verificabile|onduidelijk|неясно|niejasne|belirsiz|غير واضح|अस्पष्ट|无法核实|検証不能|검증 불가",
}


@pytest.mark.parametrize(("status", "said"), [(status, word) for status in MEANT for word in MEANT[status].split("|")])
def test_a_word_for_a_status_is_known_by_its_meaning(status: str, said: str) -> None:
    assert meant(said) == (status,)
    with pytest.raises(UnknownName) as raised:
        Status.named(said)
    assert str(raised.value) == f"{said!r} is not a status; did you mean {status!r}? ({Status(status).meaning})"


@pytest.mark.parametrize(
    ("said", "statuses"),
    [
        ("closed", ("kept", "dropped")),
        ("Pending", ("not-started", "unassessed")),
        ("0", ("partial", "in-progress", "stalled")),
        ("not done", ("not-started", "broken")),
        ("pronto", ("kept", "not-started")),  # ready in Italian, soon in Spanish
        ("not yet fulfilled", ("not-started", "in-progress")),
        ("ainda não cumprida", ("not-started", "in-progress")),
        ("arrêtée", ("stalled", "dropped")),
        ("Expirée", ("broken", "dropped")),
        ("off track", ("stalled", "broken")),
        ("archived", ("dropped", "kept")),
        ("未完成", ("in-progress", "not-started", "broken")),
        ("中止", ("dropped", "stalled")),  # given up in Japanese, suspended in Chinese
        ("Остановлено", ("stalled", "dropped")),
        ("offen", ("not-started", "in-progress", "unassessed")),
        ("Kept in part or in the works", ("in-progress", "partial", "stalled")),
    ],
)
def test_a_word_that_could_mean_several_names_each(said: str, statuses: tuple[str, ...]) -> None:
    with pytest.raises(UnknownName) as raised:
        Status.named(said)
    named = " or ".join(f"{status!r} ({Status(status).meaning})" for status in statuses)
    assert str(raised.value) == f"{said!r} is not a status; it could mean {named}"


@pytest.mark.parametrize(
    ("said", "statuses"),
    [
        ("complted", ("kept",)),
        ("faild", ("broken",)),
        ("withdrwan", ("dropped",)),
        ("not fulfiled", ("broken",)),
        ("kpet", ()),  # nearest to a status itself
        ("unaccomplished", ()),  # which is not `accomplished`
        ("rated", ()),  # which is not `raté`
        ("partially unmet", ()),
        ("not enacted", ()),
        ("purple", ()),
    ],
)
def test_a_misspelt_word_means_what_the_right_one_does(said: str, statuses: tuple[str, ...]) -> None:
    assert meant(said) == statuses


def test_a_misspelt_status_is_suggested_and_a_word_that_is_like_none_is_not() -> None:
    listed = ", ".join(Status)
    for word, hint in (("kpet", f"did you mean 'kept'? ({listed})"), ("purple", f"there is: {listed}")):
        with pytest.raises(UnknownName) as raised:
            Status.named(word)
        assert str(raised.value) == f"unknown status {word!r}; {hint}"


def test_a_query_suggests_by_meaning_too() -> None:
    with pytest.raises(UnknownName, match=r"^'done' is not a status; did you mean 'kept'\? \(done as promised\)$"):
        parse("tag:x status:done", date(2018, 1, 1))


@pytest.mark.parametrize("vocabulary", (*NAMES, GENERIC))
def test_no_word_stands_under_two_statuses_and_every_status_named_is_one(vocabulary: str) -> None:
    import tomllib
    from pathlib import Path

    table = tomllib.loads(Path(statuswords.__file__).with_name(f"{vocabulary}.toml").read_text(encoding="utf-8"))
    under: dict[str, set[str]] = {}
    for status, said in table["ours"].items():
        for word in statuswords._listed(said):
            under.setdefault(key(word), set()).add(status)
    for word in table.get("several", {}):
        under.setdefault(key(word), set()).add("several")
    assert {word: found for word, found in under.items() if len(found) > 1} == {}
    assert {status for found in words(vocabulary).ours.values() for status in found} <= set(Status)


@given(st.text(max_size=300))
def test_any_text_is_a_status_or_an_error_that_names_statuses(said: str) -> None:
    try:
        Status.named(said)
    except UnknownName as error:
        assert repr(said) in str(error)
        assert any(status in str(error) for status in Status)
