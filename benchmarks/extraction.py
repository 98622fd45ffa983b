"""How fast texts are read on one core, as ratios to two peers measured in the same run.

The peers do a small part of the work with the standard library: one pass of ``re`` with the plain English names of the
bodies as one alternation, and one pass that only splits the text into words. Usage: python benchmarks/extraction.py
[FOLDER], with the package installed.
"""

from __future__ import annotations

import re
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from graph_build import extract, load_vocabulary

EXAMPLES = Path(__file__).resolve().parent.parent / "examples" / "china"
ENOUGH = 2_000_000


def main() -> None:
    """Prints both speeds and their ratio."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else EXAMPLES
    texts = {path.name: path.read_bytes() for path in sorted(folder.glob("*.txt"))}
    copies = ENOUGH // sum(map(len, texts.values())) + 1
    with tempfile.TemporaryDirectory() as temporary:
        small, large = Path(temporary, "small"), Path(temporary, "large")
        write(texts, 1, small)
        write(texts, copies, large)
        start = seconds(lambda: read(small))
        ours = copies * sum(map(len, texts.values())) / 1e6 / (seconds(lambda: read(large)) - start)
        sample = [path.read_text(encoding="utf-8") for path in small.iterdir()]
    print(f"start-up with one pass    {start:8.2f} s")
    print(f"extraction                {ours:8.2f} MB/s on one core")
    for name, pattern, times in (
        ("names by alternation", names(), 1),
        ("splitting into words", re.compile(r"\w+"), 50),
    ):
        peer = speed(pattern, sample * times)
        print(f"{name:26}{peer:8.2f} MB/s; extraction is {ours / peer:.3g} times as fast")


def write(texts: dict[str, bytes], copies: int, folder: Path) -> None:
    """Puts copies of the texts into a folder."""
    folder.mkdir()
    for copy in range(copies):
        for name, data in texts.items():
            (folder / f"{copy:04d}-{name}").write_bytes(data)


def read(folder: Path) -> None:
    """Reads all texts of a folder."""
    for _ in extract([folder]):
        pass


def names() -> re.Pattern[str]:
    """The English names of all bodies as one alternation."""
    found = {name for agency in load_vocabulary().agencies.values() for name in agency.labels.get("en", ())}
    return re.compile("|".join(map(re.escape, sorted(found, key=len, reverse=True))), re.IGNORECASE)


def speed(pattern: re.Pattern[str], texts: list[str]) -> float:
    """Megabytes a second of one pass with a pattern."""
    size = sum(len(text.encode()) for text in texts)
    return size / 1e6 / seconds(lambda: [match.end() for text in texts for match in pattern.finditer(text)])


def seconds(work: Callable[[], object]) -> float:
    """Processor time of one call."""
    start = time.process_time()
    work()
    return time.process_time() - start


if __name__ == "__main__":
    main()
