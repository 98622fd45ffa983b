"""Finds amounts: a number with the unit behind it or the currency before it, a fraction (三分之一, 百分之五), a half.

What the words around an amount say of it, :mod:`.bounds`, :mod:`.lengths` and :mod:`.counts` tell. No amount stands in
a title, in a short quotation, in the number of a document or behind 第.

Example:
    >>> from graph_build.vocabulary import load_vocabulary
    >>> text = "第三条 安排资金1.5亿元，占百分之三十，培育50家企业"
    >>> found = find_amounts(text, Span(0, len(text)), compile_amounts(load_vocabulary()))
    >>> [(str(amount.value), amount.unit) for amount in found]
    [('150000000', 'CNY'), ('30', '%'), ('50', 'count')]
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from ....model import Span
from ....vocabulary import Vocabulary
from ..phrasing import labelled, phrase_regex, phrases_of
from .cues import cue, masks
from .numbers import NumberGrammar, compile_numbers, factor_of, heads_of, matches, read_number
from .quoted import QUOTED, Blocks
from .shares import ShareGrammar, compile_shares, per_cent, share_behind

__all__ = ["Amount", "AmountGrammar", "compile_amounts", "find_amounts", "is_indexed", "link_of"]

_LINK = r"\s?(?:[-–—－―~～〜]{1,2}|至|到)\s?"
_NAMED = 1
_GAP = r"\s{0,2}"
_MYRIAD = 10_000
_INDEX_REACH = 40
_HALF = Decimal("0.5")


class Amount(NamedTuple):
    """A number with its unit, None where a later amount gives it. ``bare`` is the number without its 万 or 亿, ``form``
    the unit as printed, ``written`` whether the number is in Chinese numerals, ``more`` whether 多 or 余 follows it."""

    start: int
    end: int
    value: Decimal
    bare: Decimal
    unit: str | None
    form: str = ""
    written: bool = False
    more: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class AmountGrammar:
    """Compiled patterns: ``number`` finds a number or a half, the others begin behind one or end before it; ``units``
    gives the unit of each group of ``unit`` and a factor."""

    numbers: NumberGrammar
    heads: re.Pattern[str]
    number: re.Pattern[str]
    halves: re.Pattern[str]
    unit: re.Pattern[str]
    units: tuple[tuple[str, Decimal], ...]
    shares: ShareGrammar
    currency: re.Pattern[str]
    ordinal: re.Pattern[str]
    not_ordinal: re.Pattern[str]
    some: re.Pattern[str]
    not_some: re.Pattern[str]
    half_named: re.Pattern[str]
    repeat: re.Pattern[str]
    idiom: re.Pattern[str]
    direct: re.Pattern[str]
    link: re.Pattern[str]
    open: re.Pattern[str]
    index: re.Pattern[str]


def compile_amounts(vocabulary: Vocabulary) -> AmountGrammar:
    """The grammar of the schemes ``numeral``, ``multiplier``, ``unit``, ``fraction`` and ``quantity-cue``."""

    def words(*names: str) -> str:
        return cue(vocabulary, *(f"quantity-cue/{name}" for name in names))

    numbers = compile_numbers(vocabulary)
    fractions = {c.id: c for c in vocabulary.scheme("fraction")}
    halves = [c for c in fractions.values() if c.id.endswith("half")]
    half_words = [phrase for c in halves for phrase in c.phrases.get("zh", ())]
    half = phrase_regex(half_words)
    masked = phrase_regex(phrase for c in halves for phrase in c.masks.get("zh", ()))
    behind = [c for c in fractions.values() if not c.id.endswith("half")]
    factors = {c.notation or "": (c.notation or "", Decimal(1)) for c in vocabulary.scheme("unit")}
    phrases = {c.notation or "": c.phrases.get("zh", ()) for c in vocabulary.scheme("unit") if "zh" in c.phrases}
    for c in behind:
        factors[c.id], phrases[c.id] = ("%", Decimal(c.notation or 1)), c.phrases.get("zh", ())
    factors["count"], phrases["count"] = (
        ("count", Decimal(1)),
        tuple(phrases_of(vocabulary, "quantity-cue/measure-word")),
    )
    pattern, labels = labelled(phrases, phrases_of(vocabulary, "quantity-cue/measure-not"))
    link = link_of(vocabulary)
    not_after = rf"(?<![第.．A-Za-z\d{numbers.han}])(?<!\d,)"
    return AmountGrammar(
        numbers=numbers,
        heads=heads_of("半", "另", *half_words, *numbers.digits, *numbers.multipliers),
        number=re.compile(
            rf"(?P<mask>{masked})|(?P<half>{half})|(?:(?<=RMB)|(?<=CNY)|{not_after}){numbers.pattern}|半"
        ),
        halves=re.compile(phrase_regex(phrases_of(vocabulary, "fraction/over-half"))),
        unit=re.compile(rf"{_GAP}(?P<more>{numbers.more.pattern})?(?:{pattern})"),
        units=tuple(factors.get(label, ("", Decimal(1))) for label in labels),
        shares=compile_shares(numbers),
        currency=re.compile(rf"{words('currency')}{_GAP}$"),
        ordinal=re.compile(rf"{words('ordinal')}$"),
        not_ordinal=re.compile(rf"{masks(vocabulary, 'quantity-cue/ordinal')}$"),
        some=re.compile(rf"{words('some')}$"),
        not_some=re.compile(rf"{masks(vocabulary, 'quantity-cue/some')}$"),
        half_named=re.compile(rf"{words('half-named')}$"),
        repeat=re.compile(rf"[（(]{words('bracket-repeat')}$"),
        idiom=re.compile(words("idiom")),
        direct=re.compile(
            rf"(?:{numbers.more.pattern}|{cue(vocabulary, 'comparator/or-more')})?{words('direct-noun')}"
        ),
        link=re.compile(link),
        open=re.compile(rf"(?:{link}|个?{words('change')}(?:了)?{words('to')})"),
        index=re.compile(rf"{words('index')}[^。；]{{0,{_INDEX_REACH}}}$"),
    )


def link_of(vocabulary: Vocabulary) -> str:
    """A pattern for what stands between the ends of a range: a dash or 至, and before it perhaps （含）."""
    return rf"(?:\s?[（(]{cue(vocabulary, 'quantity-cue/bracket-repeat')}[^（）()]{{0,8}}[）)])?{_LINK}"


def find_amounts(text: str, span: Span, grammar: AmountGrammar) -> list[Amount]:
    """The amounts within ``span``, in reading order. A number without a unit is among them where a range or a change
    goes on behind it."""
    blocks = Blocks(text, span, QUOTED)
    found: list[Amount] = []
    done = span.start
    for match in matches(text, span, grammar.heads, grammar.number):
        start = match.start()
        if match["mask"] or start < done or blocks.hold(start) or grammar.idiom.match(text, start, span.end):
            continue
        amount = _half(text, span, grammar, match) or _amount(text, span, grammar, match)
        if amount and found and amount.unit is None:
            amount = _continued(text, grammar, found[-1], amount)
        if amount and (amount.unit or grammar.open.match(text, amount.end, span.end)):
            found.append(amount)
            done = amount.end
    return found


def _half(text: str, span: Span, g: AmountGrammar, match: re.Match[str]) -> Amount | None:
    """一半, and 半 before a unit of time."""
    if match["half"]:
        over = bool(g.halves.fullmatch(match[0]))
        return Amount(*match.span(), Decimal(50), Decimal(50), "%", more=over)
    if match[0] != "半" or g.half_named.search(text, max(span.start, match.start() - 1), match.start()):
        return None
    unit = g.unit.match(text, match.end(), span.end)
    name = g.units[_group(unit)][0] if unit else ""
    if not unit or name in ("", "%", "CNY", "count", "point"):
        return None
    return Amount(match.start(), unit.end(), _HALF, _HALF, name, _form(unit))


def _amount(text: str, span: Span, g: AmountGrammar, match: re.Match[str]) -> Amount | None:
    start, end = match.span()
    value = None if match[0] == "半" else read_number(match[0], g.numbers)
    if value is None or _is_named(text, span, g, match):
        return None
    share = share_behind(text, span, g.shares, end, value)
    if share:
        return Amount(start, share.end, share.value, share.part, "%", form=f"/{share.whole}")
    bare = value / factor_of(match[0], g.numbers)
    more = bool(g.numbers.more.search(match[0]))
    amount = Amount(start, end, value, bare, None, written=match[0][0] in g.numbers.han, more=more)
    return _with_unit(text, span, g, amount)


def _with_unit(text: str, span: Span, g: AmountGrammar, amount: Amount) -> Amount:
    """The amount with the unit behind it or the currency before it; 一年半 and 一个半月 are half a unit more."""
    unit = g.unit.match(text, amount.end, span.end)
    name, factor = g.units[_group(unit)] if unit else ("", Decimal(1))
    currency = g.currency.search(text, max(span.start, amount.start - 6), amount.start)
    if currency and name in ("", "CNY"):
        amount, name = amount._replace(start=currency.start()), "CNY"
    if not name and amount.value >= _MYRIAD and g.direct.match(text, amount.end, span.end):
        return amount._replace(unit="count")
    if not name:
        return _unitless(text, span, g, amount)
    form = _form(unit) if unit else ""
    end = unit.end() if unit and form else amount.end
    half = "半" in form
    if name in ("year", "month", "hour") and not half and text.startswith("半", end):
        end, half = end + 1, True
    value = amount.value * factor + (_HALF if half else 0)
    more = amount.more or bool(unit and unit["more"])
    return amount._replace(end=end, value=value, unit=name, form=form, more=more)


def _unitless(text: str, span: Span, g: AmountGrammar, amount: Amount) -> Amount:
    """The amount as a point of an index where it follows one: 指数为89.2."""
    if amount.value % 1 and not amount.written and is_indexed(text, span, g, amount):
        return amount._replace(unit="point")
    return amount


def is_indexed(text: str, span: Span, g: AmountGrammar, amount: Amount) -> bool:
    """True where an index or a score is named in the sentence before the amount."""
    return bool(g.index.search(text, max(span.start, amount.start - _INDEX_REACH), amount.start))


def _is_named(text: str, span: Span, g: AmountGrammar, match: re.Match[str]) -> bool:
    """True for an ordinal (之一, 星期五), a guess (数十), and a number that repeats a limit in brackets."""
    start = match.start()
    low = max(span.start, start - 6)
    if match[0][0] in g.numbers.han and g.ordinal.search(text, low, start):
        return not g.not_ordinal.search(text, low, start)
    if match[0][0] in g.numbers.multipliers and g.some.search(text, low, start):
        return not g.not_some.search(text, low, start)
    return bool(g.repeat.search(text, low, start))


def _continued(text: str, g: AmountGrammar, last: Amount, amount: Amount) -> Amount:
    """The end of 百分之五至十 with the unit of its beginning."""
    if not last.form.startswith("/") or not g.link.fullmatch(text, last.end, amount.start):
        return amount
    value = per_cent(amount.value, Decimal(last.form[1:]))
    return amount._replace(value=value, bare=amount.value, unit="%", form=last.form)


def _group(unit: re.Match[str]) -> int:
    """The index in ``units`` of the group that matched."""
    return (unit.lastindex or 0) - _NAMED - 1


def _form(unit: re.Match[str]) -> str:
    return unit[unit.lastindex or 0] or ""
