"""Whether the promiser himself says it."""

import pytest

from commitments.model import Evidence
from commitments.publishers import is_self_reported

US, JAPAN, TOYOTA = "United States", "Japan", "Toyota Motor Corporation"
OPIC = "Overseas Private Investment Corporation (OPIC)"


def reported(publisher: str | None, url: str, *actors: str) -> bool:
    return is_self_reported(Evidence(url, publisher=publisher), actors)


@pytest.mark.parametrize(
    ("publisher", "url", "actor"),
    [
        ("U.S. Department of State", "https://example.org/", US),
        ("The White House (archived)", "https://example.org/", "USA"),
        ("U.S. Embassy in Singapore", "https://example.org/", US),
        ("Office of the U.S. Trade Representative", "https://example.org/", US),
        ("Ministry of Foreign Affairs of Japan", "https://example.org/", JAPAN),
        ("Government of the United Kingdom", "https://example.org/", "UK"),
        ("Japan", "https://example.org/", JAPAN),
        (None, "https://www.state.gov/a", US),
        (None, "https://trumpwhitehouse.archives.gov/a", US),
        (None, "https://www.af.mil/a", US),
        (None, "https://www.mofa.go.jp/a", JAPAN),
        (None, "https://www.gov.uk/a", "United Kingdom"),
        (None, "https://global.toyota/en/a", TOYOTA),
        (None, "https://pressroom.toyota.com/a", TOYOTA),
        (None, "https://www.toyota.co.jp/a", TOYOTA),
        ("Toyota", "https://example.org/", TOYOTA),
        ("TOYOTA MOTOR CORPORATION (press release)", "https://example.org/", TOYOTA),
        (None, "https://www.opic.gov/a", OPIC),
        ("OPIC", "https://example.org/", OPIC),
    ],
)
def test_the_promisers_own_words_are_known(publisher: str | None, url: str, actor: str) -> None:
    assert reported(publisher, url, "Somebody Else", actor)


@pytest.mark.parametrize(
    ("publisher", "url", "actor"),
    [
        ("The Japan Times", "https://www.japantimes.co.jp/a", JAPAN),
        ("The World and Japan Database", "https://worldjpn.net/a", JAPAN),
        ("Japan Pharmaceutical Manufacturers Association", "https://www.jpma.or.jp/a", JAPAN),
        ("U.S. Embassy Tokyo media highlights (Kyodo)", "https://jmh.usembassy.gov/a", US),
        ("Copy of a White House fact sheet", "https://example.org/", US),
        ("U.S. News", "https://www.usnews.com/a", US),
        ("Government Accountability Office", "https://www.gao.gov/a", US),
        ("Congressional Research Service", "https://www.everycrsreport.com/a", US),
        (None, "https://www.ca.gov/a", US),
        (None, "https://www.supremecourt.gov/a", US),
        (None, "https://www.notstate.gov.example.org/a", US),
        (None, "https://notstate.gov/a", US),
        (None, "https://www.leeds.gov.uk/a", "United Kingdom"),
        (None, "https://www.mofa.go.jp/a", US),
        (None, "https://toyotanews.example/a", TOYOTA),
        ("Toyota Watch", "https://example.org/", TOYOTA),
        (None, "https://usa.com/", US),
        (None, "state.gov", US),
        ("", "", ""),
    ],
)
def test_nobody_else_is_taken_for_him(publisher: str | None, url: str, actor: str) -> None:
    assert not reported(publisher, url, actor)


def test_without_actors_nothing_is_his_own() -> None:
    assert not reported("Japan", "https://www.mofa.go.jp/")
