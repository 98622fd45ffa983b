"""Finds what is nobody's text: page furniture, adverts, headlines of the page, foreign phrases stuck into a sentence.

A line is noise only for a cue of the vocabulary or for its shape; a line that talks policy, or that carries a number of
the outline, is not taken for an advert. Nothing here knows what a document is about.

Example:
    >>> from graph_build.segment.cues import cues_of
    >>> from graph_build.segment.lines import lines_of
    >>> from graph_build.vocabulary import load_vocabulary
    >>> text = "Previous: Pumps\\nSupport firms.\\nHot sale! Pumps with CE certificate\\nPumps,Steel Pumps,Pump Factory"
    >>> hits = cues_of(load_vocabulary()).find(text)
    >>> [line.start for line in furniture(text, lines_of(text, hits))]
    [0, 31, 67]
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from ..model import Span
from .lines import Line
from .sentences import sentence_end, sentence_starts

__all__ = ["advert_sentences", "blanked", "front_noise", "furniture", "tail_noise"]

_LONGEST: Final = 420
_LONG_SENTENCE: Final = 80
_FEW_WORDS: Final = 6
_MARKER: Final = re.compile(
    r"[#*>•·|\s-]*(?:[(（]\s?\w{1,6}\s?[)）]|\w{1,6}[.、)）]\s|第\w{1,5}[条章节]|\d{1,3}\s|"
    r"[〇零一二三四五六七八九十百]{1,5}[、\s]|\d{1,3}[.．、](?=[\u4e00-\u9fff]))"
)
_COLON: Final = re.compile(r"\s?[:：]")
_CRUMBS: Final = re.compile(r"\s(?:>>?|»|›)\s")
_BARS: Final = re.compile(r"\s\|\s")
_KEYWORDS: Final = re.compile(r"[A-Z0-9][^\s,]*(?:\s[A-Z0-9&][^\s,]*)*(?:,\s?[A-Z0-9][^\s,]*(?:\s[A-Z0-9&][^\s,]*)*)+")
_TIGHT_COMMA: Final = re.compile(r",(?=\S)")
_DAY: Final = re.compile(r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:\s\d{1,2}:\d{2}(?::\d{2})?)?")
_PAGE_NUMBER: Final = re.compile(
    r"[-–—－―]{1,2}\s?\d{1,4}\s?[-–—－―]{1,2}|\d{1,4}\s?/\s?\d{1,4}|[Pp]age\s\d{1,4}(?:\s?(?:/|of)\s?\d{1,4})?|"
    r"第\s?\d{1,4}\s?页(?:[\s，,/]?\s?共\s?\d{1,4}\s?页)?"
)
_STOPS: Final = (".", "。", ":", "：", ",", "，", ";", "；", ")", "）")
_HAN_STOPS: Final = ("。", "；")
_HAN: Final = re.compile(r"[\u4e00-\u9fff]")
_FIGURE: Final = re.compile(r"\d")
_LONGEST_HAN_BYLINE: Final = 16
_LONGEST_MENU_WORD: Final = 8
_BETWEEN_BUTTONS: Final = " \t\u3000[]【】|｜·•/-"
_OPENING_BRACKETS: Final = frozenset("([（【")
_LEAST_REPEAT: Final = 30
_TOP: Final = 20


def blanked(text: str, spans: Iterable[Span]) -> str:
    """``text`` with the spans replaced by as many spaces; line ends stay."""
    pieces = []
    done = 0
    for span in sorted(spans):
        start = max(span.start, done)
        if span.end > start:
            pieces += [text[done:start], re.sub(r"[^\n]", " ", text[start : span.end])]
            done = span.end
    return "".join([*pieces, text[done:]])


def furniture(text: str, lines: Sequence[Line]) -> list[Line]:
    """The lines that are noise wherever they stand."""
    found: list[Line] = []
    for line in lines:
        if line.end - line.start <= _LONGEST and (_is_furniture(text, line) or _continues(text, line, found)):
            found.append(line)
    lists = [text[line.start : line.end] for line in found if _is_keyword_list(text[line.start : line.end])]
    entries = {entry for words in lists for entry in words.split(",") if " " in entry}
    repeats = [line for line in lines if text[line.start : line.end] in entries] if entries else []
    return sorted({*found, *repeats})


def _is_furniture(text: str, line: Line) -> bool:
    words = text[line.start : line.end]
    kinds = line.kinds
    numbered = bool(_MARKER.match(words))
    if "line" in kinds:
        talks = "policy" in kinds and len(words) > _LONG_SENTENCE and words.endswith((".", "。"))
        talks = talks or (words.endswith(_HAN_STOPS) and not line.opens_with("line"))
        return not talks and not (numbered and (words.endswith(_STOPS) or _HAN.search(words)))
    if _labelled(text, line) or _is_button(words, line) or _PAGE_NUMBER.fullmatch(words):
        return True
    opening = line.opens_with("opening")
    if opening and len(words.split()) <= _FEW_WORDS and not words.endswith(_STOPS) and not _is_long_in_han(words):
        return True
    if line.opens_with("teaser") and words.endswith(("...", "…")):
        return True
    return not numbered and _is_advert(words, kinds, sum(hit.kind == "sales" for hit in line.hits))


def _labelled(text: str, line: Line) -> bool:
    labels = [hit for hit in line.hits if hit.kind == "label" and _COLON.match(text, hit.end)]
    first = line.start + (text[line.start] in _OPENING_BRACKETS)
    opens = any(hit.start == first for hit in labels)
    return opens or len({hit.end for hit in labels}) > 1 or bool(labels and _DAY.match(text, line.start))


def _is_button(words: str, line: Line) -> bool:
    bare = words.strip("•·*[]|-> ")
    if any(hit.kind == "alone" and hit.end - hit.start == len(bare) for hit in line.hits):
        return True
    return bool(_HAN.match(bare.lstrip(_BETWEEN_BUTTONS))) and _are_buttons(words, line)


def _are_buttons(words: str, line: Line) -> bool:
    """True for a line of several buttons in Chinese, each parted from the next by a space or a sign."""
    ends = {hit.start: hit.end for hit in line.hits if hit.kind == "alone"}  # hits are ordered by their ends
    place = line.start
    while place < line.end:
        if words[place - line.start] in _BETWEEN_BUTTONS:
            place += 1
        elif place in ends and (ends[place] == line.end or words[ends[place] - line.start] in _BETWEEN_BUTTONS):
            place = ends[place]
        else:
            return False
    return True


def _is_long_in_han(words: str) -> bool:
    return len(_HAN.findall(words)) > _LONGEST_HAN_BYLINE


def _is_advert(words: str, kinds: frozenset[str], sales: int) -> bool:
    if _several(_CRUMBS, words, ">»›") or (_is_keyword_list(words) and _TIGHT_COMMA.search(words)):
        return True
    if "policy" in kinds:
        return False
    bars = _several(_BARS, words, "|") and not (_HAN.search(words) and _is_row(words))
    unlike_text = "!" in words or not words.endswith((".", "。", ")", "）")) or sales > 1
    return bars or (sales > 0 and unlike_text)


def _is_row(words: str) -> bool:
    """True for cells with figures or more than a word or two, unlike the parts of a page's menu."""
    return any(len(cell.strip()) > _LONGEST_MENU_WORD or _FIGURE.search(cell) for cell in words.split("|"))


def _several(pattern: re.Pattern[str], words: str, signs: str) -> bool:
    """True if ``pattern``, that needs one of ``signs``, is found more than once; they are sought first to save time."""
    return any(sign in words for sign in signs) and len(pattern.findall(words)) > 1


def _is_keyword_list(words: str) -> bool:
    return "," in words and bool(_KEYWORDS.fullmatch(words))


def _continues(text: str, line: Line, found: Sequence[Line]) -> bool:
    """True for the second line of an advert that was broken at a comma."""
    if not found or "policy" in line.kinds or text[found[-1].end : line.start].strip():
        return False
    return text[found[-1].end - 1] == "," and text[line.start].islower()


def advert_sentences(text: str, lines: Iterable[Line]) -> list[Span]:
    """Sentences of ``lines`` that sell something and end on an exclamation mark, which policy does not use: adverts run
    into the text around. One that talks policy, or whose start may be text, is none."""
    found: list[Span] = []
    for line in lines:
        if not any(hit.kind == "sales" for hit in line.hits) or "!" not in text[line.start : line.end]:
            continue
        starts = sentence_starts(text, line.start, line.end)
        for start, following in zip(starts, [*starts[1:], line.end], strict=True):
            end = sentence_end(text, start, following)
            kinds = {hit.kind: hit.start for hit in reversed(line.hits) if start <= hit.start < end}
            if text[end - 1] == "!" and "policy" not in kinds and kinds.get("sales", end) - start < _LONG_SENTENCE:
                first = found.pop().start if found and not text[found[-1].end : start].strip() else start
                found.append(Span(first, end))
    return found


def front_noise(text: str, lines: Sequence[Line], known: Iterable[Line]) -> list[Line]:
    """Further noise among the ``lines`` before the outline; ``known`` are those that are noise already: headlines of
    the page above its fields, when the document's own title follows, days that stand alone, and repeated titles."""
    noise = set(known)
    last = max((index for index, line in enumerate(lines) if line in noise), default=-1)
    titled = any(_is_title(text, line) for line in lines[last + 1 : last + 3])
    top = [text[line.start : line.end].casefold() for line in lines[:_TOP]]
    seen: list[str] = []
    found = []
    for index, line in enumerate(lines):
        if line in noise:
            continue
        words = text[line.start : line.end]
        headline = titled and index < last and not words.endswith(_STOPS) and len(words) < _LONGEST
        if headline or _DAY.fullmatch(words) or _is_repeat(top, index, seen):
            found.append(line)
        else:
            seen += top[index : index + 1]
    return found


def _is_title(text: str, line: Line) -> bool:
    words = text[line.start : line.end]
    return "title" in line.kinds and len(words) < _LONGEST and len(words.split()) > 4 and not words.endswith(_STOPS)


def _is_repeat(top: Sequence[str], index: int, seen: Sequence[str]) -> bool:
    """True if the line at ``index`` of the ``top`` ones was ``seen``, or stands in full further down."""
    if index >= len(top) or len(top[index]) < _LEAST_REPEAT:
        return False
    return top[index] in seen or any(_broken_off(top[index], line) for line in top[index + 1 :])


def _broken_off(words: str, later: str) -> bool:
    """True if ``words`` are the start of ``later``, cut in the middle of a word."""
    return later.startswith(words) and later[len(words) : len(words) + 1].isalnum()


def tail_noise(lines: Sequence[Line], known: Iterable[Line]) -> list[Line]:
    """Further noise among the ``lines`` after the last measure: all after the first noise that does not talk policy."""
    noise = set(known)
    begun = False
    found = []
    for line in lines:
        begun = begun or line in noise
        if begun and line not in noise and not line.kinds & {"policy", "title", "formula", "address"}:
            found.append(line)
    return found
