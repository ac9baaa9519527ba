"""How long `evidence keep` takes, and how much memory, from a server on this machine that is reached as eight hosts.

    python -m tests.bench.evidence                  # 100 and 1,000 pages
    python -m tests.bench.evidence --pages 5000 --delay 0.5

Each page is as long as an article. The time holds the pause between two pages of one host, which is a part of how the
program behaves towards others; by default a tenth of a second here, and a second in earnest.
"""

import argparse
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from commitments.dates import PartialDate
from commitments.model import Commitment, Document, Evidence, Status, Update
from commitments.stores import Store

sys.path.insert(0, str(Path(__file__).parents[1]))

from webs import Visit, web

HOSTS = 8
LIMIT = 60.0
"""Seconds for a thousand pages of eight hosts."""
NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)
_WORDS = "The two governments agreed to build a new plant in the north, and to report on it every year. " * 40


def main() -> None:
    asked = _arguments()
    if asked.serve:
        _serve()
        return
    # In a process of its own: what a process takes at most is never less than what its parent had when it began.
    server = subprocess.Popen(
        [sys.executable, "-m", "tests.bench.evidence", "--serve"], stdout=subprocess.PIPE, text=True
    )
    try:
        assert server.stdout
        _measure(int(server.stdout.readline()), asked)
    finally:
        server.terminate()
        server.wait()


def _measure(port: int, asked: argparse.Namespace) -> None:
    before = 0.0
    for pages in asked.pages:
        seconds, megabytes = _kept(port, pages, asked.delay)
        print(f"{pages:,} pages of {HOSTS} hosts: {seconds:.1f} s, at most {megabytes:.0f} MB")
        if pages == 1_000:
            print(f"  within {LIMIT:.0f} s: {'yes' if seconds <= LIMIT else 'NO'}")
        if before:
            print(f"  {megabytes - before:+.0f} MB against fewer pages")
        before = before or megabytes


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.evidence", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--pages", type=lambda text: [*map(int, text.split(","))], default=[100, 1_000])
    parser.add_argument("--delay", type=float, default=0.1, help="between two pages of one host, in seconds (0.1)")
    parser.add_argument("--serve", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args()


def _serve() -> None:
    with web() as site:
        site.pages["*"] = _article
        print(site.port, flush=True)
        signal.pause()


def _article(visit: Visit) -> None:
    title = f"Page {visit.path[1:]}"
    text = "".join(f"<p>{title}, {part}: {_WORDS}</p>" for part in range(5))
    visit.answer(
        f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>{text}</article></body></html>"
    )


def _kept(port: int, pages: int, delay: float) -> tuple[float, float]:
    """Seconds, and the most memory of the process."""
    folder = Path(tempfile.mkdtemp(prefix="commitments-bench-"))
    try:
        _fill(Store.create(folder / "data"), port, pages)
        words = ["--store", str(folder / "data"), "evidence", "keep", "--allow-private", "--delay", str(delay)]
        began = time.monotonic()
        process = subprocess.Popen(
            [sys.executable, "-m", "commitments", *words],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"XDG_STATE_HOME": str(folder / "state"), "COMMITMENTS_BY": "bench"},
        )
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.monotonic() - began
        _assert_kept(folder / "data", pages, status)
        return seconds, _megabytes(used)
    finally:
        shutil.rmtree(folder)


def _fill(store: Store, port: int, pages: int) -> None:
    with store.change("add", "bench", NOW) as change:
        change.put_document(Document("pact", "The Pact", published=PartialDate("2015-12-12")))
        for start in range(0, pages, 10):
            urls = [f"http://127.0.0.{n % HOSTS + 1}:{port}/{n}" for n in range(start, min(start + 10, pages))]
            evidence = tuple(map(Evidence, urls))
            update = Update(Status.KEPT, PartialDate("2018-01-01"), NOW, "bench", evidence=evidence)
            change.put(Commitment("pact", 0, f"We promise {start}.", updates=(update,)))


def _assert_kept(store: Path, pages: int, status: int) -> None:
    copies = len(Store.open(store).evidence.shelf)
    if status or copies != pages:
        raise SystemExit(f"{copies:,} of {pages:,} pages were kept (exit {os.waitstatus_to_exitcode(status)})")


def _megabytes(used: resource.struct_rusage) -> float:
    return used.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    main()
