"""Reads official numbers, and names documents by them.

Example:
    >>> from graph_build.vocabulary import load_vocabulary
    >>> symbols = compile_symbols(load_vocabulary())
    >>> number_slugs("Guo Fa [2009] No. 36", symbols)
    ('guofa-2009-36',)
    >>> number_slugs("State Council Letter [2012] No. 141", symbols, ["state-council-general-office"])
    ('guobanhan-2012-141',)
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

from ..namespaces import slug
from ..recognise.lexicon.tokens import normal_forms
from ..vocabulary import Concept, Vocabulary

__all__ = ["OfficialNumber", "Symbols", "compile_symbols", "number_slugs", "parse_number"]

Symbols = Mapping[str, tuple[Concept, ...]]

_SCHEME: Final = "number"
_YEAR: Final = r"[\[(〔（【［]\s*(?P<year>(?:19|20)\d\d)\s*[\])〕）】］]"
_ORDINAL: Final = r"(?:No\.?|Nos\.?|Number|第)?\s*(?P<ordinal>\d{1,4})\s*号?"
_FORMS: Final = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?P<symbol>.*?)\s*{_YEAR}[\s,]*{_ORDINAL}\W*",
        rf"(?P<symbol>.*?)\s*(?:No\.?|第)\s*(?P<ordinal>\d{{1,4}})\s*号?\s*{_YEAR}\W*",
        r"(?P<symbol>.*?)\W*(?:\bNo\.?|第)\s*(?P<ordinal>\d{1,4})\)?\s*号?(?P<rest>.*)",
    )
)


@dataclass(frozen=True, slots=True)
class OfficialNumber:
    """``symbol`` stands for issuer and series; ``year`` is None for decrees, which are numbered through."""

    symbol: str
    year: int | None
    ordinal: int

    @property
    def digits(self) -> tuple[int | None, int]:
        """Year and ordinal: what every rendering of a number keeps."""
        return self.year, self.ordinal


def parse_number(number: str) -> OfficialNumber | None:
    """The parts of an official number as printed, in any of its renderings; None for what is none.

    >>> parse_number("国办函〔2012〕141号")
    OfficialNumber(symbol='国办函', year=2012, ordinal=141)
    >>> parse_number("Order No. 12 of the Tea Board")
    OfficialNumber(symbol='Order of the Tea Board', year=None, ordinal=12)
    """
    for form in _FORMS:
        if match := form.fullmatch(number.strip()):
            parts = match.groupdict()
            symbol = f"{parts['symbol']} {(parts.get('rest') or '').strip()}".strip(" ,.")
            year = parts.get("year")
            return OfficialNumber(symbol, int(year) if year else None, int(parts["ordinal"]))
    return None


def compile_symbols(vocabulary: Vocabulary) -> Symbols:
    """The symbols of a vocabulary by rendering, the better renderings of a symbol first."""
    found: dict[str, list[tuple[int, str, Concept]]] = defaultdict(list)
    for concept in vocabulary.scheme(_SCHEME):
        for labels in concept.labels.values():
            for position, label in enumerate(labels):
                found[_joined(label)].append((position, concept.id, concept))
    return {words: tuple(concept for *_, concept in sorted(ranked, key=_rank)) for words, ranked in found.items()}


def number_slugs(number: str, symbols: Symbols, issuers: Collection[str] = ()) -> tuple[str, ...]:
    """The names that a document with this number may have, the likeliest first: one for each symbol that the words
    before the year may stand for, or for these words themselves. With ``issuers`` given, the symbols of those bodies
    alone, where there are any. Empty for what is no official number."""
    parsed = parse_number(number)
    if parsed is None or not parsed.symbol:
        return ()
    known = symbols.get(_joined(parsed.symbol), ())
    own = [concept for concept in known if concept.notation in issuers]
    names = [concept.id for concept in own or known] or [slug(parsed.symbol).replace("-", "")]
    return tuple(dict.fromkeys("-".join(map(str, (name, *filter(None, parsed.digits)))) for name in names))


def _rank(item: tuple[int, str, Concept]) -> tuple[int, str]:
    return item[:2]


def _joined(words: str) -> str:
    return "".join(normal_forms(words))
