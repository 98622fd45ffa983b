"""Reads numbers as Chinese texts write them: in digits, in numerals, and in digits with 万 and 亿.

The numerals are the schemes ``numeral`` and ``multiplier`` of the vocabulary, one character each. Adjacent digits such
as 两三 or 二〇一九 are no number here: the first is a guess, the second a year.

Example:
    >>> from graph_build.vocabulary import load_vocabulary
    >>> grammar = compile_numbers(load_vocabulary())
    >>> [str(read_number(text, grammar)) for text in ("141.7亿", "一百二十万零五", "3万5千", "三点五", "两三")]
    ['14170000000', '1200005', '35000', '3.5', 'None']
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from ....errors import VocabularyError
from ....model import Span
from ....vocabulary import Concept, Vocabulary
from ..phrasing import phrase_regex, phrases_of

__all__ = ["NumberGrammar", "compile_numbers", "factor_of", "heads_of", "matches", "read_number"]

DIGITS = r"(?:\d{1,3}(?:[, \u00a0\u2009]\d{3})+(?!\d)|\d+)(?:[.．]\d+)?"
_SEPARATORS = re.compile("[, \u00a0\u2009]")
_TOKEN = re.compile(rf"{DIGITS}|\D")
_MYRIAD = 10_000
_LONGEST = 18
_TOO_LARGE = Decimal(10) ** _LONGEST  # a longer row of digits is a code or a telephone number


@dataclass(frozen=True, slots=True, repr=False)
class NumberGrammar:
    """``pattern`` matches a number expression; ``digits`` and ``multipliers`` give the value of each character;
    ``more`` matches what makes a number inside or behind it a minimum (30多万); ``han`` is all numerals as a set."""

    pattern: str
    digits: Mapping[str, int]
    multipliers: Mapping[str, int]
    more: re.Pattern[str]
    han: str


def compile_numbers(vocabulary: Vocabulary) -> NumberGrammar:
    """The grammar of the schemes ``numeral`` and ``multiplier``. Raises VocabularyError for a numeral whose notation is
    no whole number, and where no numeral has a Chinese phrase."""
    digits, multipliers = (dict(_values(vocabulary.scheme(name))) for name in ("numeral", "multiplier"))
    if not digits or not multipliers:
        raise VocabularyError("numeral, multiplier", "have no Chinese phrase", "give them sp:phrase with @zh")
    times = f"[{''.join(map(re.escape, multipliers))}]"
    one = f"[{''.join(map(re.escape, digits))}]"
    han = "".join(map(re.escape, (*digits, *multipliers)))
    more = phrase_regex(phrases_of(vocabulary, "comparator/more-in-number"))
    mixed = rf"{DIGITS}(?:{more}?{times}{{1,3}}(?:{DIGITS}{times}{{1,3}})?)?"
    written = rf"[{han}]{{1,24}}(?:点{one}{{1,6}}{times}{{0,2}})?(?:{more}{times}{{1,2}})?"
    return NumberGrammar(rf"(?:{mixed}|{written})", digits, multipliers, re.compile(more), han)


def _values(concepts: Iterable[Concept]) -> Iterator[tuple[str, int]]:
    for concept in concepts:
        for sign in concept.phrases.get("zh", ()):
            if not (concept.notation or "").isdecimal() or len(sign) != 1:
                raise VocabularyError(concept.iri, "is no numeral", "give one character and its value as skos:notation")
            yield sign, int(concept.notation or 0)


def read_number(text: str, grammar: NumberGrammar) -> Decimal | None:
    """The value of a number expression, or None where ``text`` is none.

    >>> from graph_build.vocabulary import load_vocabulary
    >>> str(read_number("30多万", compile_numbers(load_vocabulary())))
    '300000'
    """
    whole, point, rest = grammar.more.sub("", text).partition("点")
    if not point:
        return _read(whole, grammar)
    digits = "".join(str(grammar.digits[sign]) for sign in rest if sign in grammar.digits)
    value = _read(whole, grammar)
    return None if value is None or not digits else (value + Decimal(f"0.{digits}")) * factor_of(rest, grammar)


def factor_of(text: str, grammar: NumberGrammar) -> int:
    """The 万 and 亿 that a number ends with, multiplied: what a range such as 3—5万元 shares.

    >>> from graph_build.vocabulary import load_vocabulary
    >>> factor_of("五十万", compile_numbers(load_vocabulary()))
    10000
    """
    factor = 1
    for sign in reversed(text):
        if grammar.multipliers.get(sign, 0) < _MYRIAD:
            break
        factor *= grammar.multipliers[sign]
    return factor


def heads_of(*phrases: str) -> re.Pattern[str]:
    """A pattern for the first characters of ``phrases`` and for any digit. The regular expression engine looks for a
    set of characters far faster than it tries alternatives at every place of a text."""
    return re.compile(rf"[\d{''.join(sorted({re.escape(phrase[0]) for phrase in phrases if phrase}))}]")


def matches(text: str, span: Span, heads: re.Pattern[str], pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """The matches of ``pattern`` within ``span``, one behind the other; each begins with one of ``heads``.

    >>> [match[0] for match in matches("第3条，共12条", Span(0, 8), heads_of("共"), re.compile(r"(?<!第)\\d+条"))]
    ['12条']
    """
    done = span.start
    for head in heads.finditer(text, span.start, span.end):
        match = pattern.match(text, head.start(), span.end) if head.start() >= done else None
        if match:
            done = match.end()
            yield match


def _read(text: str, g: NumberGrammar) -> Decimal | None:
    """Adds up ``whole``, the part before the last 万 or 亿, and ``group``, what is read since; ``digit`` waits for its
    十, 百 or 千."""
    whole = group = Decimal(0)
    digit: Decimal | None = None
    unit = 0
    for sign in _TOKEN.findall(text):
        times = g.multipliers.get(sign)
        if times is None:
            if digit is not None:
                return None
            digit = _digit(sign, g)
            if digit is None:
                return None
            unit = 0 if digit == 0 else unit
            digit = None if digit == 0 and len(text) > 1 and not sign.isdecimal() else digit
        elif times < _MYRIAD:
            if 0 < unit <= times and unit < _MYRIAD:
                return None  # 十百: no number
            group += (Decimal(1) if digit is None else digit) * times
            digit, unit = None, times
        else:
            part = group + (digit or 0)
            whole = _raised(whole, part, times)
            group, digit, unit = Decimal(0), None, times
    last = Decimal(0) if digit is None else digit
    if unit >= 100 and not text[-1].isdecimal():
        last *= unit // 10  # 三万五 is 35000
    total = whole + group + last
    return total.normalize() + 0 if total < _TOO_LARGE else None


def _raised(whole: Decimal, part: Decimal, times: int) -> Decimal:
    """``whole`` and ``part`` before a 万 or 亿: 二万三千亿, and 一亿二千万."""
    if whole and whole < times:
        return (whole + part) * times
    return whole + (part or (0 if whole else 1)) * times


def _digit(sign: str, g: NumberGrammar) -> Decimal | None:
    if sign in g.digits:
        return Decimal(g.digits[sign])
    try:
        return Decimal(_SEPARATORS.sub("", sign).replace("．", "."))
    except InvalidOperation:
        return None
