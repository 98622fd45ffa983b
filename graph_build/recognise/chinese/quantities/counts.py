"""Tells whether a number with a measure word counts something, and what.

Digits with a measure word count, unless they rank (前10名). A Chinese numeral is mostly a turn of speech (一个窗口,
两个市场): it counts where it has a bound, from ten on, as a number of times (每年两次), and behind a verb of a goal
before concrete things (培育三家企业).

Example:
    >>> from decimal import Decimal
    >>> from graph_build.vocabulary import load_vocabulary
    >>> text = "建设50个示范基地，带动就业"
    >>> amount = Amount(2, 5, Decimal(50), Decimal(50), "count", "个")
    >>> grammar = compile_counts(load_vocabulary())
    >>> counts(text, Span(0, len(text)), grammar, Reading(amount, 2, 5))
    True
    >>> counted(text, Span(5, len(text)), grammar, amount)
    '示范基地'
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ....model import Span
from ....vocabulary import Vocabulary
from ..phrasing import HAN, phrases_of
from .amounts import Amount
from .bounds import Reading
from .cues import cue, masks, unmasked

__all__ = ["CountGrammar", "compile_counts", "counted", "counts", "is_named"]

_REACH = 16
_LONGEST = 24
_NOUN = re.compile(rf"[{HAN}“”（）、A-Za-z+]{{1,{_LONGEST}}}")
_MANY = 10
_CLASSES = 4
_MILLION = 1_000_000


@dataclass(frozen=True, slots=True, repr=False)
class CountGrammar:
    """Compiled patterns: those named ``before`` end at the number, the others begin behind the measure word; the sets
    are measure words."""

    rank_before: re.Pattern[str]
    not_rank_before: re.Pattern[str]
    frequency_before: re.Pattern[str]
    goal_before: re.Pattern[str]
    abstract: re.Pattern[str]
    noun: re.Pattern[str]
    stop: re.Pattern[str]
    level: re.Pattern[str]
    whole: frozenset[str]
    firm: frozenset[str]
    rare: frozenset[str]
    times: frozenset[str]
    classes: frozenset[str]
    per_before: re.Pattern[str]
    bare: str
    listed: re.Pattern[str]


def compile_counts(vocabulary: Vocabulary) -> CountGrammar:
    """The grammar of the scheme ``quantity-cue``."""

    def phrases(name: str) -> list[str]:
        return phrases_of(vocabulary, f"quantity-cue/{name}")

    def words(name: str) -> str:
        return cue(vocabulary, f"quantity-cue/{name}")

    limits = cue(vocabulary, "comparator/at-least", "comparator/at-most")
    fill = words("filler")
    large = [c for c in vocabulary.scheme("multiplier") if (c.notation or "0") not in ("0", "10")]
    return CountGrammar(
        rank_before=re.compile(rf"{words('rank')}$"),
        not_rank_before=re.compile(rf"{masks(vocabulary, 'quantity-cue/rank')}$"),
        frequency_before=re.compile(rf"(?:{words('frequency')}[^，。；、\d]{{0,12}}|{words('frequency-close')})$"),
        goal_before=re.compile(rf"{words('count-verb')}(?:和?{words('count-verb')})*(?:了|{fill}|{limits})*$"),
        abstract=re.compile(words("abstract-noun")),
        noun=re.compile(words("count-noun")),
        stop=re.compile(words("phrase-end")),
        level=re.compile(words("level")),
        whole=frozenset(phrases("measure-self")),
        firm=frozenset(phrases("measure-firm")),
        rare=frozenset(phrases("measure-rare")),
        times=frozenset(phrases("frequency-measure")),
        classes=frozenset(phrases("class-measure")),
        per_before=re.compile(rf"{unmasked(vocabulary, 'quantity-cue/per-verb')}$"),
        bare="".join(sign for c in large for sign in c.phrases.get("zh", ())),
        listed=re.compile(r"[^，。；：、（）\d]{0,14}(?:、|和|及|与|以及)"),
    )


def counts(
    text: str, span: Span, g: CountGrammar, reading: Reading, *, ranged: bool = False, listed: bool = False
) -> bool:
    """True where the amount, with a measure word, counts something. ``ranged`` where it is the end of a range,
    ``listed`` where it goes on with a list of counts."""
    amount = reading.amount
    low = max(span.start, amount.start - _REACH)
    if amount.value % 1 or _is_rank(text, low, g, amount.start) or is_named(text, g, reading):
        return False
    if text.startswith("每", amount.start - 1) and amount.form not in g.times:
        return False  # 每10万人5名
    if amount.value == 1 and g.per_before.search(text, low, amount.start):
        return False
    if amount.form in g.classes and amount.value < _CLASSES and not reading.bound:
        return False
    return not amount.written or ranged or bool(reading.bound) or _is_written_count(text, span, g, amount, listed)


def is_named(text: str, g: CountGrammar, reading: Reading) -> bool:
    """True for the size in a name (百亿元级), and a numeral that begins with 百, 千, 万 or 亿 (千家万户)."""
    if g.level.match(text, reading.end):
        return True
    amount = reading.amount
    if amount.value >= _MILLION and amount.form in g.firm:
        return False  # 百万家
    return reading.bound is None and amount.written and text[amount.start] in g.bare


def _is_written_count(text: str, span: Span, g: CountGrammar, amount: Amount, listed: bool) -> bool:
    """True for a Chinese numeral without a bound that counts."""
    low = max(span.start, amount.start - _REACH)
    if amount.form in g.times and g.frequency_before.search(text, low, amount.start):
        return True
    if amount.form in g.rare or g.abstract.match(text, amount.end, span.end):
        return False
    return amount.value >= _MANY or (amount.value > 1 and _is_goal(text, span, g, amount, listed))


def _is_rank(text: str, low: int, g: CountGrammar, at: int) -> bool:
    return bool(g.rank_before.search(text, low, at) and not g.not_rank_before.search(text, low, at))


def _is_goal(text: str, span: Span, g: CountGrammar, amount: Amount, listed: bool) -> bool:
    """True behind a verb of a goal, or in a list of counts, before concrete things."""
    concrete = amount.form in g.firm or (amount.form == "个" and _noun(text, Span(amount.end, span.end), g))
    if not concrete or listed:
        return bool(concrete)
    return bool(g.goal_before.search(text, max(span.start, amount.start - _REACH), amount.start))


def counted(text: str, behind: Span, g: CountGrammar, amount: Amount) -> str:
    """What the amount counts, as ``text`` names it in ``behind``, the text behind the measure word, or in that itself;
    empty where neither says so."""
    return _noun(text, behind, g) or (amount.form if amount.form in g.whole else "")


def _noun(text: str, behind: Span, g: CountGrammar) -> str:
    """The words from the beginning of ``behind`` to the last noun of the vocabulary that follows the first closely."""
    run = _NOUN.match(text, behind.start, behind.end)
    if not run or run[0].startswith("（"):
        return ""
    end = behind.start
    for noun in g.noun.finditer(text, run.start(), run.end()):
        if end > behind.start and (g.stop.search(text, end, noun.start()) or noun.start() - end > 3):
            break
        end = noun.end()
    thing = text[behind.start : end]
    return thing.strip("、的") + ("）" if "（" in thing and text.startswith("）", end) else "")
