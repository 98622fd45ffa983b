"""How fast Chinese is recognised on one core, as a ratio to English in the same run, by character.

Reading of files and compiling of vocabularies are left out. Usage: python benchmarks/languages.py [ENGLISH CHINESE],
two folders of texts, with the package installed.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from graph_build import load_vocabulary
from graph_build.model import Source
from graph_build.read import find_inputs, read_source
from graph_build.recognise import Recogniser, compile_recogniser, recognise

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
REPEATS = 5


def main() -> None:
    """Prints both speeds and their ratio."""
    folders = [Path(name) for name in sys.argv[1:3]] or [EXAMPLES / "china", EXAMPLES / "chinese"]
    recogniser = compile_recogniser(load_vocabulary())
    english, chinese = (microseconds(sources(folder), recogniser) for folder in folders)
    print(f"English   {english:6.2f} microseconds a character")
    print(f"Chinese   {chinese:6.2f} microseconds a character; English is {chinese / english:.2f} times as fast")


def sources(folder: Path) -> list[Source]:
    """All texts of a folder."""
    return [read_source(path) for path in find_inputs([folder])]


def microseconds(texts: list[Source], recogniser: Recogniser) -> float:
    """The least processor time for a character of several passes, the first of which fills the caches."""
    characters = sum(len(text.text) for text in texts)
    return min(seconds(texts, recogniser) for _ in range(REPEATS + 1)) / characters * 1e6


def seconds(texts: list[Source], recogniser: Recogniser) -> float:
    """Processor time of one pass."""
    start = time.process_time()
    for text in texts:
        recognise(text, recogniser)
    return time.process_time() - start


if __name__ == "__main__":
    main()
