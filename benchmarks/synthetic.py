"""Makes built graphs of a wanted size from generated documents, to time queries and analyses on.

The documents go through the describing and storing of a real build, so shape and evidence are the same; what they say
is made up (see synthetic_documents/). Size and seed settle graph.nq to the byte. Sizes from 6,000 are met within 5%.

Usage: python benchmarks/synthetic.py TRIPLES --out FOLDER [--seed N], with the package installed.

Example:
    >>> import tempfile
    >>> folder = make_graph(10_000, Path(tempfile.mkdtemp()) / "graph")
    >>> lines = (folder / "graph.nq").read_text().splitlines()
    >>> 9_500 < len(lines) < 10_500, sorted(path.name for path in folder.iterdir())
    (True, ['graph.nq', 'run.json', 'store'])
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from typing import Final

import pyoxigraph as ox
from synthetic_documents.texts import readings
from synthetic_documents.world import World, dice, world

from graph_build.describe import RunRecord, describe, describe_dataset, describe_vocabularies
from graph_build.model import Source
from graph_build.namespaces import BASE, vocabulary_graph_iri
from graph_build.pipeline.report import BuildReport, DocumentCounts, Stopwatch, counts_of, run_json
from graph_build.store import GRAPH, RUN, STORE, load_store, staging, write_quads, write_run
from graph_build.vocabulary import load_vocabulary, vocabulary_files

__all__ = ["make_graph"]

MEASURES: Final = 35
PER_MEASURE: Final = 90
TRIED: Final = 100_000
TIME: Final = datetime(2024, 1, 1, tzinfo=UTC)


@dataclass(slots=True)
class Lexicon:
    """The statements of the vocabularies: those ``kept``, and by subject those that no document has needed so far."""

    kept: list[ox.Quad]
    waiting: dict[str, list[ox.Quad]]

    def take(self, quads: Iterable[ox.Quad], depth: int = 2) -> None:
        """Keeps what is said of the objects of ``quads``, and of the objects there."""
        names = dict.fromkeys(quad.object.value for quad in quads if isinstance(quad.object, ox.NamedNode))
        new = [quad for name in names for quad in self.waiting.pop(name, ())]
        self.kept.extend(new)
        if depth > 1:
            self.take(new, depth - 1)


@dataclass(frozen=True)
class Made:
    """What has been written so far."""

    documents: list[DocumentCounts] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)


def make_graph(triples: int, folder: Path, seed: int = 0) -> Path:
    """Writes a build of about ``triples`` triples to ``folder``. It is not validated: there is no report, and
    ``run.json`` counts no findings. A small one has of the vocabularies only what its documents need."""
    watch, files, made = Stopwatch(), vocabulary_files(), Made()
    statements = list(dict.fromkeys(describe_vocabularies(files, BASE)))
    count = max(4, round((triples - len(statements)) / PER_MEASURE / MEASURES))
    plan = world(load_vocabulary(), count, seed)
    measures = _measures(plan, statements, triples)
    with staging(folder) as place:
        written = write_quads(_quads(plan, _lexicon(statements, triples), measures, made), place / GRAPH)
        watch.lap("describe")
        load_store(place / GRAPH, place / STORE)
        watch.lap("store")
        report = BuildReport(folder, tuple(made.documents), written, (), 0, 0, watch.seconds)
        write_run(place, run_json(report, TIME, BASE, made.sources, files))
    return folder


def _measures(world: World, statements: Sequence[ox.Quad], triples: int) -> float:
    """How many measures give so many triples. In small graphs chance and vocabularies weigh, so the best of some tries
    is taken."""
    fixed = len(_lexicon(statements, triples).kept)
    measures, missed = (triples - fixed) / PER_MEASURE, {}
    for _ in range(12 if triples < TRIED else 0):
        made = sum(len(set(quads)) for quads in _quads(world, _lexicon(statements, triples), measures, Made()))
        missed[measures] = abs(made - triples)
        if missed[measures] < triples / 50:
            break
        measures *= ((triples - fixed) / (made - fixed)) ** 0.8
    return min(missed, key=missed.__getitem__, default=measures)


def _lexicon(statements: Sequence[ox.Quad], triples: int) -> Lexicon:
    if triples > 2 * len(statements):
        return Lexicon(list(statements), {})
    ontology = ox.NamedNode(vocabulary_graph_iri(BASE, "sme-policy"))
    waiting: dict[str, list[ox.Quad]] = defaultdict(list)
    for quad in statements:
        if quad.graph_name != ontology and isinstance(quad.subject, ox.NamedNode):
            waiting[quad.subject.value].append(quad)
    return Lexicon([quad for quad in statements if quad.graph_name == ontology], waiting)


def _quads(world: World, lexicon: Lexicon, measures: float, made: Made) -> Iterator[list[ox.Quad]]:
    """The documents, the longest four times the shortest, then the vocabularies and what is said of the whole."""
    rng = dice(world.seed, "sizes")
    weights = [rng.uniform(0.4, 1.6) if head.number else 0 for head in world.heads]
    for i, head in enumerate(world.heads):
        texts = readings(world, i, max(2, round(measures * weights[i] / sum(weights))))
        quads = describe(*texts, vocabulary=world.vocabulary, base=BASE, slug=head.slug, library=world.library)
        files = tuple(reading.source.path for reading in texts)
        made.documents.append(counts_of(head.slug, [head.title], files, quads))
        made.sources.extend(replace(reading.source, text="") for reading in texts)
        lexicon.take(quads)
        yield quads
    yield lexicon.kept
    yield _dataset(made, len(lexicon.kept))


def _dataset(made: Made, triples: int) -> list[ox.Quad]:
    classes: Counter[str] = Counter()
    for document in made.documents:
        classes.update(document.classes)
    record = RunRecord(
        started=TIME,
        ended=TIME,
        documents=tuple(document.slug for document in made.documents),
        triples=triples + sum(document.triples for document in made.documents),
        classes=classes,
        files=tuple(source.sha256 for source in made.sources),
        vocabularies=tuple(vocabulary_graph_iri(BASE, path.stem) for path in vocabulary_files()),
    )
    own = len(set(describe_dataset(record, BASE)))
    return describe_dataset(replace(record, triples=record.triples + own), BASE)


def main() -> None:
    """Makes one graph and prints what it holds."""
    parser = argparse.ArgumentParser(description="Makes a built graph of generated documents.")
    parser.add_argument("triples", type=int)
    parser.add_argument("--out", type=Path, required=True, metavar="FOLDER")
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    start = perf_counter()
    record = json.loads((make_graph(given.triples, given.out, given.seed) / RUN).read_text(encoding="utf-8"))
    counts = ", ".join(f"{count} {name}" for name, count in record["counts"].items())
    print(f"{given.out}: {record['triples']} triples, {len(record['documents'])} documents, {counts}")
    print(f"{perf_counter() - start:.1f} s")


if __name__ == "__main__":
    main()
