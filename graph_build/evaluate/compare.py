"""Precision, recall and F1 of what was extracted against gold annotations, per category and document.

Numbers, ids, quantities and dates count where they are equal; names of documents and programmes where they are alike
(:mod:`graph_build.evaluate.likeness`). Ids that the gold lists under ``accept`` are neither right nor wrong.

Example:
    >>> gold = {"measures": [{"number": 1, "instruments": ["training", "talent"]}]}
    >>> read = {"measures": [{"number": 1, "instruments": ["training"]}]}
    >>> compare(gold, read).scores["instruments"].recall
    0.5
"""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable, Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from ..errors import GoldError
from .likeness import ALIKE, alike, digits, first_words, last_words, pairs, same_document
from .scores import CATEGORIES, Comparison, Difference, Ledger, Score, below_floor, total

__all__ = [
    "CATEGORIES",
    "Annotation",
    "Comparison",
    "Difference",
    "Score",
    "below_floor",
    "compare",
    "compare_all",
    "read_annotations",
    "total",
]

Annotation = Mapping[str, Any]


def compare(gold: Annotation, read: Annotation) -> Comparison:
    """Compares what was read of a document with its gold annotation, both in the form of ``docs/annotation.md``.
    Raises GoldError where the gold has a measure without a number, or a number twice."""
    ledger = Ledger()
    _measures(ledger, gold, read)
    _citations(ledger, "document", gold, read)
    if any(_roles(section) for section in _list(gold, "sections")):
        ledger.count("sections", "agency+role", _section_roles(gold), _section_roles(read))
    for name, same in _FIELDS.items():
        _field(ledger, name, gold.get(name) or None, read.get(name) or None, same)
    return Comparison(ledger.scores, tuple(ledger.differences))


def compare_all(gold: Mapping[str, Annotation], read: Mapping[str, Annotation]) -> dict[str, Comparison]:
    """Compares document by document, by name; a gold document that was not read counts as read empty.

    >>> list(compare_all({"a": {"kind": "law"}}, {}))
    ['a']
    """
    return {name: compare(annotation, read.get(name, {})) for name, annotation in sorted(gold.items())}


def read_annotations(paths: Iterable[Path]) -> dict[str, Annotation]:
    """Reads annotation files (``.json``, or ``.jsonl`` with one object a line) and folders of them; the keys are the
    names of their documents without extension. Raises GoldError for a file that is none, and where there is none."""
    found: dict[str, Annotation] = {}
    for path in paths:
        files = sorted(path.glob("*.json*")) if path.is_dir() else [path]
        for file in files:
            found |= {_stem(annotation, file): annotation for annotation in _objects(file)}
        if not files:
            raise GoldError(path, "holds no annotations", "give a folder of .json files")
    return found


def _objects(file: Path) -> list[Annotation]:
    try:
        text = file.read_text(encoding="utf-8")
        found = [json.loads(line) for line in text.splitlines()] if file.suffix == ".jsonl" else [json.loads(text)]
    except (OSError, ValueError) as error:
        raise GoldError(file, str(error), "give one JSON object a document") from error
    if not all(isinstance(item, dict) for item in found):
        raise GoldError(file, "holds something else than objects", "give one JSON object a document")
    return found


def _stem(annotation: Annotation, file: Path) -> str:
    return Path(annotation.get("doc") or file.name).stem


# --- Measures ---------------------------------------------------------------------------------------------------------


def _measures(ledger: Ledger, gold: Annotation, read: Annotation) -> None:
    expected, found = _numbered(gold), _numbered(read)
    wanted = dict(expected)
    if len(wanted) < len(_list(gold, "measures")):
        raise GoldError(gold.get("doc", "gold"), "has a measure without a number, or a number twice", "mend it")
    got = dict(reversed(found))
    ledger.count("document", "measures", [*wanted], [number for number, _ in found])
    for number in sorted({*wanted, *got}):
        _measure(ledger, f"measure {number}", wanted.get(number, {}), got.get(number, {}))


def _measure(ledger: Ledger, where: str, gold: Annotation, read: Annotation) -> None:
    ledger.count(where, "sections", _present(gold.get("section")), _present(read.get("section")))
    if gold.get("starts"):
        ledger.count(where, "bounds", _edges(gold), [edge for edge in _edges(read) if read.get(edge[0])])
    for category, items in _ITEMS.items():
        if category not in gold or gold[category] is not None:
            wanted = items(gold)
            allowed = {*(gold.get("accept") or {}).get(category, ())} - {*wanted}
            ledger.count(where, category, wanted, [item for item in items(read) if item not in allowed])
    _citations(ledger, where, gold, read)
    _names(ledger, where, "programmes", _list(gold, "programmes"), _list(read, "programmes"), _same_name)


def _edges(measure: Annotation) -> list[tuple[str, str]]:
    return [("starts", first_words(measure.get("starts"))), ("ends", last_words(measure.get("ends")))]


def _numbered(annotation: Annotation) -> list[tuple[int, Annotation]]:
    measures = _list(annotation, "measures")
    return [(int(float(m["number"])), m) for m in measures if _number(m.get("number")) is not None]


def _quantity(quantity: Annotation) -> tuple[Hashable, ...]:
    unit = str(quantity.get("unit") or "").lower()
    bounds = (_number(quantity.get(key)) for key in ("value", "min", "max"))
    return (*bounds, quantity.get("change"), {"percent": "%", "rmb": "cny", "yuan": "cny"}.get(unit, unit))


def _period(period: Annotation) -> tuple[str | None, ...]:
    return tuple(None if period.get(key) is None else str(period[key]) for key in ("from", "until"))


_ITEMS: Final[Mapping[str, Callable[[Annotation], list[Hashable]]]] = {
    "agencies": lambda m: [*{role["agency"] for role in _roles(m)}],
    "agency+role": lambda m: [*{(role["agency"], role.get("role")) for role in _roles(m)}],
    "instruments": lambda m: [*{*_list(m, "instruments")}],
    "quantities": lambda m: [_quantity(quantity) for quantity in _list(m, "quantities")],
    "dates": lambda m: [*{_period(period) for period in _list(m, "dates")}],
}


# --- Names and citations ----------------------------------------------------------------------------------------------

Like = Callable[[Any, Any], float]


def _names(ledger: Ledger, where: str, category: str, gold: list[Any], read: list[Any], like: Like) -> list[Any]:
    matched = pairs(gold, read, like)
    used, found = {i for i, _ in matched}, {j for _, j in matched}
    missed = [_label(g) for i, g in enumerate(gold) if i not in used]
    ledger.enter(where, category, len(matched), missed, [_label(r) for j, r in enumerate(read) if j not in found])
    return [(gold[i], read[j]) for i, j in matched]


def _citations(ledger: Ledger, where: str, gold: Annotation, read: Annotation) -> None:
    cited, found = _list(gold, "citations"), _list(read, "citations")
    both = [
        p for p in _names(ledger, where, "citations", cited, found, same_document) if _relation(p[0]) == _relation(p[1])
    ]
    right = {id(item) for pair in both for item in pair}
    missed, extra = ([f"{_label(c)} ({_relation(c)})" for c in side if id(c) not in right] for side in (cited, found))
    ledger.enter(where, "relations", len(both), missed, extra)


def _relation(citation: Annotation) -> str:
    return str(citation.get("relation", "cites"))


def _same_name(gold: Annotation, read: Annotation) -> float:
    return alike(gold.get("name"), read.get("name"))


def _label(item: Annotation) -> str:
    return str(item.get("name") or item.get("title") or item.get("number"))


# --- Sections and document --------------------------------------------------------------------------------------------


def _section_roles(annotation: Annotation) -> set[Hashable]:
    sections = _list(annotation, "sections")
    return {(_key(section), role["agency"], role.get("role")) for section in sections for role in _roles(section)}


def _key(section: Annotation) -> Hashable:
    return tuple(section["path"]) if section.get("path") else section.get("number")


def _field(ledger: Ledger, name: str, gold: Any, read: Any, same: Callable[[Any, Any], bool]) -> None:
    if gold is not None and read is not None and same(gold, read):
        ledger.enter("document", "document", 1, (), ())
    elif gold is not None or read is not None:
        missed, extra = ([f"{name} {side}"] if side is not None else [] for side in (gold, read))
        ledger.enter("document", "document", 0, missed, extra)


_FIELDS: Final[Mapping[str, Callable[[Any, Any], bool]]] = {
    "title": lambda gold, read: alike(gold, read) >= ALIKE,
    "number": lambda gold, read: digits(gold) == digits(read),
    "issued": lambda gold, read: gold == read,
    "kind": lambda gold, read: gold == read,
    "issuers": lambda gold, read: {*gold} == {*read},
    "interprets": lambda gold, read: same_document(gold, read if isinstance(read, dict) else {"title": read}) >= ALIKE,
}


def _roles(item: Annotation) -> list[Annotation]:
    return _list(item, "responsibilities")


def _list(annotation: Annotation, key: str) -> list[Any]:
    return annotation.get(key) or []


def _present(value: Hashable) -> list[Hashable]:
    return [] if value is None else [value]


def _number(value: object) -> float | None:
    try:
        return round(float(str(value)), 4)
    except ValueError:
        return None
