"""Reads what a text, or the page around it, states of itself: title, official number, date, issuers, kind, what it
interprets, and the documents that its preamble cites.

Example:
    >>> from ....segment.stage import segment
    >>> from ....vocabulary import load_vocabulary
    >>> vocabulary = load_vocabulary()
    >>> text = "茶业部关于采茶的通知\\n\\n茶发〔2011〕7号\\n\\n各茶园：\\n\\n一、早采。\\n\\n二、即炒。"
    >>> source = Source("a.txt", "a.txt", text, "zh", "utf-8", "0" * 64)
    >>> fields = read_document_fields(source, segment(text, vocabulary), compile_document(vocabulary),
    ...     lambda name: (), lambda span: None)
    >>> fields.title, fields.number, fields.kind
    ('茶业部关于采茶的通知', '茶发〔2011〕7号', 'notice')
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from ....model import Citation, Outline, Source, Span
from ....vocabulary import Vocabulary
from ...common import lines
from ..citations import CitationGrammar, compile_citations, find_citations
from ..citations.names import Named, names_of
from ..citations.numbers import find_numbers
from ..phrasing import compiled, one_line
from .issuing import FindBodies, FindDate, Issue, IssuingGrammar, compile_issuing, find_issue, issuers_of
from .title import TitleGrammar, compile_titles, find_title, headline, is_commentary_title, kind_of_title

__all__ = ["DocumentFields", "DocumentGrammar", "FindBodies", "FindDate", "compile_document", "read_document_fields"]

_COMMENTARY: Final = "commentary"
_OTHER: Final = "other"
_TAIL: Final = 600
_LEAD: Final = 1500
_HEAD: Final = 16
_LONGEST_SENTENCE: Final = 300
_SIGNS: Final = re.compile(r"[\W_]+")
_DECREE: Final = re.compile("令|公告")
_NOTHING: Final = re.compile("(?!)")


@dataclass(frozen=True, slots=True, eq=False)
class DocumentGrammar:
    """Compiled from the vocabulary. ``issuers`` are ids of agencies by the symbols of official numbers."""

    titles: TitleGrammar
    issuing: IssuingGrammar
    citations: CitationGrammar
    about: re.Pattern[str]
    reporting: re.Pattern[str]
    announced: re.Pattern[str]
    follows: tuple[tuple[str, re.Pattern[str]], ...]
    issuers: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class DocumentFields:
    """What the text or the page around it states, None or empty where it does not; ``kind`` is an id of the kinds."""

    title: str | None = None
    number: str | None = None
    issued: str | None = None
    issuers: tuple[str, ...] = ()
    kind: str = _OTHER
    interprets: Citation | None = None
    citations: tuple[Citation, ...] = ()


def compile_document(vocabulary: Vocabulary) -> DocumentGrammar:
    """The grammar of a document's own fields in Chinese."""
    symbols = [(c.labels.get("zh", ()), c.notation) for c in vocabulary.scheme("number") if c.notation]
    named = [(symbol, issuer) for labels, issuer in symbols for symbol in labels]
    return DocumentGrammar(
        titles=compile_titles(vocabulary),
        issuing=compile_issuing(vocabulary),
        citations=compile_citations(vocabulary),
        about=compiled(vocabulary, "document-cue/about"),
        reporting=compiled(vocabulary, "document-cue/reporting"),
        announced=compiled(vocabulary, "document-cue/issued"),
        follows=tuple((kind, compiled(vocabulary, f"document-cue/{kind}-follow")) for kind in ("opinions", "notice")),
        issuers=tuple(sorted(named, key=lambda pair: -len(pair[0]))),
    )


def read_document_fields(
    source: Source, outline: Outline, grammar: DocumentGrammar, find_bodies: FindBodies, find_date: FindDate
) -> DocumentFields:
    """The fields of a document. ``find_bodies`` gives the ids of the bodies that a string names, ``find_date`` the
    first full date in a span of the text as (ISO date, place). What the page states comes before what the text says."""
    text, stated = outline.masked, source.stated
    title_at = find_title(text, outline.front, grammar.titles, lambda line: bool(find_bodies(line)))
    if not stated.title and _is_commentary(text, outline, title_at, grammar):
        return _commentary(source, outline, grammar)
    announced = None if title_at or stated.title else _announced(text, outline.front, grammar)
    decreed = _printed(text, outline.front, grammar) if not stated.title and not title_at else None
    printed = announced or decreed
    title = stated.title or _words(source.text, title_at) or (printed.title if printed else None)
    number = stated.number or _own_number(text, outline.front, grammar) or (printed.number if printed else None)
    issue = _issue(text, outline, grammar, find_bodies, find_date)
    above = text[title_at.start : title_at.end] if title_at else title or ""
    names = stated.issuers or ((_sentence(text, announced.place.start),) if announced else ())
    issuers = issuers_of(names, find_bodies, grammar.issuing) or issue.issuers
    return DocumentFields(
        title=title,
        number=number,
        issued=stated.issued or issue.issued,
        issuers=issuers or _issuers(above, number, find_bodies, grammar),
        kind=_kind(text, title, outline.front, grammar),
        citations=_preamble(text, outline.front, title_at, (title, number), grammar),
    )


def _words(text: str, span: Span | None) -> str | None:
    return one_line(span.of(text)) if span else None


def _is_commentary(text: str, outline: Outline, title: Span | None, grammar: DocumentGrammar) -> bool:
    """True for a text that says it interprets another, and for one without measures in which reporters speak."""
    head = headline(text, outline.front, grammar.titles)
    if head and is_commentary_title(head.of(text), grammar.titles) and (not title or head.start < title.start):
        return True
    return not title and not outline.measures and len(grammar.reporting.findall(text)) > 1


def _commentary(source: Source, outline: Outline, grammar: DocumentGrammar) -> DocumentFields:
    text = outline.masked
    head = headline(text, outline.front, grammar.titles)
    about = _interpreted(text, grammar)
    interprets = None
    if about:
        interprets = Citation(about.title, about.number, "interprets", about.place)
    cited = find_citations(text, Span(0, len(text)), grammar.citations, described=False)
    others = tuple(c for c in cited if not about or _plain(c.title) != _plain(about.title))
    return DocumentFields(
        title=_words(source.text, head),
        kind=_COMMENTARY,
        interprets=interprets,
        citations=((interprets,) if interprets else ()) + others,
    )


def _interpreted(text: str, grammar: DocumentGrammar) -> Named | None:
    """The document that a commentary is about: the first that is said to be issued or gets a short name, else the
    first."""
    names = names_of(text, grammar.citations.names)
    whole = [n for n in names.titles if n.title not in names.short and find_citations(text, n.place, grammar.citations)]
    issued = (n for n in whole if grammar.announced.search(text, max(0, n.place.start - 12), n.place.start))
    short = (n for n in names.short.values() if n in whole)
    return next(issued, None) or next(short, None) or next(iter(whole), None)


def _announced(text: str, front: Span, grammar: DocumentGrammar) -> Named | None:
    """The document that the news around it says was issued."""
    for named in names_of(text, grammar.citations.names).titles:
        if named.place.end > min(front.end, front.start + _LEAD):
            return None
        if grammar.announced.search(text, max(front.start, named.place.start - 12), named.place.start):
            return named
    return None


def _sentence(text: str, end: int) -> str:
    """The words of a sentence before ``end``."""
    low = max(0, end - _LONGEST_SENTENCE)
    return text[max(low, text.rfind("。", low, end) + 1, text.rfind("\n", low, end) + 1) : end]


def _printed(text: str, front: Span, grammar: DocumentGrammar) -> Named | None:
    """The document that a decree makes known."""
    own = (named for named in names_of(text, grammar.citations.names).titles if named.own)
    return next((named for named in own if named.place.end <= front.end), None)


def _own_number(text: str, front: Span, grammar: DocumentGrammar) -> str | None:
    """The number in a line of its own near the head, else that of the decree by which the text was made known."""
    head = [line for line, _ in zip(lines(text, front), range(_HEAD), strict=False)]
    if not head:
        return None
    found = list(find_numbers(text, Span(head[0].start, head[-1].end), _NOTHING))
    for number in found:
        start, end = text.rfind("\n", 0, number.start) + 1, text.find("\n", number.end)
        beside = text[start : number.start] + text[number.end : end if end >= 0 else len(text)]
        if len(_SIGNS.sub("", beside)) <= 1:
            return _joined(number.of(text))
    decree = (number for number in found if grammar.citations.promulgated.match(text, number.end))
    return next((_joined(number.of(text)) for number in decree), None)


def _joined(number: str) -> str:
    return "".join(number.split())


def _issue(
    text: str, outline: Outline, grammar: DocumentGrammar, find_bodies: FindBodies, find_date: FindDate
) -> Issue:
    end = len(text.rstrip())
    tail = Span(max(outline.front.end, end - _TAIL), end)
    return find_issue(text, (outline.front, tail), grammar.issuing, find_bodies, find_date)


def _issuers(title: str, number: str | None, find_bodies: FindBodies, grammar: DocumentGrammar) -> tuple[str, ...]:
    """The bodies in the part of a title before 关于, else the one whose symbol begins the number."""
    about = grammar.about.search(title)
    named = issuers_of([title[: about.start()]], find_bodies, grammar.issuing) if about else ()
    if named or not number:
        return named
    by_symbol = ((issuer,) for symbol, issuer in grammar.issuers if number.startswith(symbol))
    return next(by_symbol, None) or issuers_of([_DECREE.split(number)[0]], find_bodies, grammar.issuing)


def _kind(text: str, title: str | None, front: Span, grammar: DocumentGrammar) -> str:
    named = kind_of_title(title, grammar.titles) if title else None
    if named:
        return named
    found = (kind for kind, cue in grammar.follows if cue.search(text, front.start, front.end))
    return next(found, _OTHER)


def _preamble(
    text: str, front: Span, title_at: Span | None, own: Sequence[str | None], grammar: DocumentGrammar
) -> tuple[Citation, ...]:
    """The citations before the first measure, without the text itself."""
    rest = Span(title_at.end if title_at else front.start, front.end)
    title, number = own
    cited = find_citations(text, rest, grammar.citations, described=False)
    return tuple(
        replace(citation, relation="cites") if citation.relation == "formulates" else citation
        for citation in cited
        if not (number and citation.number == number) and not _is_own(citation.title, title)
    )


def _is_own(cited: str, title: str | None) -> bool:
    """True for the text's own title, and for that of the plan that it prints."""
    plain = _plain(cited)
    return bool(plain) and (plain == _plain(title or "") or f"印发{plain}的通知" in _plain(title or ""))


def _plain(title: str) -> str:
    return _SIGNS.sub("", title)
