"""The words around amounts: compiles the patterns with which :mod:`.amounts` reads.

All words are data (``units.ttl``): units, currencies, labels, and the words that make a number something else.

Example:
    >>> from graph_build.vocabulary import load_vocabulary
    >>> grammar = compile_amounts(load_vocabulary())
    >>> grammar.units[unit_form("Per  Cent")]
    '%'
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from ....vocabulary import Vocabulary
from ..dates.words import DateGrammar, compile_dates
from ..wording.looks import Look, look_back
from ..wording.numbers import GAP, NumberGrammar, alternatives, anchor, compile_numbers, phrases_of, scan
from .counts import LIMITS, CountGrammar, compile_counts

__all__ = ["AmountGrammar", "compile_amounts", "unit_form"]

_NOT_AFTER = r"(?<![.:#+×*@=$€£/][\s\S])(?<!\d,[\s\S])(?<![A-Za-z]-[\s\S])"


@dataclass(frozen=True, slots=True, repr=False)
class AmountGrammar:
    """Compiled patterns: ``number`` finds, the looks end at a number, the others start behind it."""

    numbers: NumberGrammar
    dates: DateGrammar
    counts: CountGrammar
    scan: re.Pattern[str]
    anchor: re.Pattern[str]
    number: re.Pattern[str]
    twice_digits: re.Pattern[str]
    twice_words: re.Pattern[str]
    unit: re.Pattern[str]
    units: Mapping[str, str]
    other: re.Pattern[str]
    half_unit: re.Pattern[str]
    half_of: re.Pattern[str]
    half: Look
    currencies: tuple[str, ...]
    label: Look
    repeat: Look
    past: Look
    recent: Look
    index: re.Pattern[str]


def compile_amounts(vocabulary: Vocabulary) -> AmountGrammar:
    """The grammar of the schemes ``numeral``, ``multiplier``, ``unit`` and ``quantity-cue``. Raises VocabularyError
    where a cue has no phrase."""

    def words(*names: str) -> tuple[str, ...]:
        return phrases_of(vocabulary, *(f"quantity-cue/{name}" for name in names))

    numbers = compile_numbers(vocabulary)
    units = {unit_form(form): c.notation or "" for c in vocabulary.scheme("unit") for form in c.phrases.get("en", ())}
    limits = phrases_of(vocabulary, *LIMITS)
    link, filler = rf"(?:{GAP}|-)", rf"(?:{alternatives(words('filler'))}{GAP})*"
    currencies, labels, past = words("currency"), words("label"), alternatives(words("not-present"))
    glued = "|".join(rf"(?<={re.escape(form)}[0-9])" for form in currencies)
    adjective = rf"(?:{alternatives(words('unit-adjective'))}{link})*"
    heads = [form for word in (*numbers.words, "half", *words("halve")) for form in (word, word.capitalize())]
    half = rf"(?:[Oo]ne{link})?[Hh]alf\b|(?:{alternatives(h for w in words('halve') for h in (w, w.capitalize()))})\b"
    return AmountGrammar(
        numbers=numbers,
        dates=compile_dates(vocabulary),
        counts=compile_counts(vocabulary),
        scan=re.compile(scan(heads)),
        anchor=re.compile(anchor(heads, rf"{_NOT_AFTER}(?:(?<!\w[\s\S])|{glued})")),
        number=re.compile(rf"(?P<half>{half})|{numbers.pattern}"),
        twice_digits=re.compile(rf"{GAP}?[(（]{GAP}?[\d,.]+{GAP}?[)）]"),
        twice_words=re.compile(rf"{GAP}?[(（]{GAP}?{alternatives(numbers.words)}(?:{link}\w+)*{GAP}?[)）]"),
        unit=re.compile(rf"{link}?{adjective}(?P<unit>[%％]|{alternatives(units)})(?:(?<=[%％元])|(?!\w))", re.I),
        units=units,
        other=re.compile(rf"{link}?{alternatives(words('other-unit'))}(?![\w-])|{alternatives(words('level'))}\b"),
        half_unit=re.compile(rf"{link}(?:an?{GAP})?(?P<unit>{alternatives(units)})(?!\w)", re.I),
        half_of=re.compile(rf"{GAP}(?:of{GAP}(?!(?:the{GAP})?(?:year|month)\b)|the{GAP})"),
        half=look_back(
            rf"\b(?:{alternatives((*limits, *words('half-verb')))}){GAP}{filler}$",
            (*limits, *words("half-verb", "filler")),
        ),
        currencies=currencies,
        label=look_back(
            rf"(?<![\w-]){alternatives(labels)}\.?{GAP}?$",
            (form + dot for form in labels for dot in ("", ".")),
            exact=True,
        ),
        repeat=look_back(rf"[(（]{GAP}?{alternatives(words('repeat'))}{GAP}(?:the{GAP})?$", (*words("repeat"), "the")),
        past=look_back(rf"\b{past}{GAP}$", words("not-present")),
        recent=look_back(
            rf"\b{alternatives(phrases_of(vocabulary, 'comparator/within'))}{GAP}(?:the{GAP})?{past}{GAP}$",
            words("not-present"),
        ),
        index=re.compile(rf"\b{alternatives(words('index'))}\b[^.;]{{0,60}}$"),
    )


def unit_form(form: str) -> str:
    """The form of a unit under which ``AmountGrammar.units`` holds it."""
    return " ".join(form.lower().split())
