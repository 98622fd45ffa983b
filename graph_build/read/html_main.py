"""Finds the main text of a page, and cuts out what is not text of the document: scripts, what is hidden, navigation,
buttons to share, adverts.

Containers are looked for in this order: those that government sites name, the page's own ``main`` or ``article``, and
the smallest part that holds what trafilatura takes for the main text.

Example:
    >>> from lxml import html
    >>> page = html.fromstring("<body><nav>Home</nav><main><p>Cut all the fees.</p><div class=share>Share</div></main>")
    >>> prune(page)
    >>> main_part(page).text_content()
    'Cut all the fees.'
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from lxml import etree
from lxml.etree import _Element

from .html_text import is_table

__all__ = ["main_part", "prune", "title_above"]

_NO_TEXT: Final = frozenset(
    [
        "applet",
        "aside",
        "audio",
        "button",
        "canvas",
        "dialog",
        "embed",
        "footer",
        "frame",
        "frameset",
        "head",
        "iframe",
        "input",
        "map",
        "math",
        "menu",
        "nav",
        "noscript",
        "object",
        "option",
        "script",
        "select",
        "style",
        "svg",
        "template",
        "textarea",
        "video",
    ]
)
_NO_ROLE: Final = frozenset(
    ["banner", "complementary", "contentinfo", "dialog", "menu", "menubar", "navigation", "search", "toolbar"]
)
_FURNITURE: Final = re.compile(
    r"(?:^|[\s_-])(?:share|sharing|social|advert\w*|ads?|banner|breadcrumbs?|crumbs?|nav|navbar|navigation|menu|sidebar|"
    r"footer|cookies?|toolbar|related|recommend\w*|comments?|pagination|pager|qr|qrcode|qr_container|skip|print|"
    r"subscribe|newsletter|bdsharebuttonbox|copyright)(?:$|[\s_-])",
    re.IGNORECASE,
)
_HIDDEN: Final = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:px|pt|em)?\s*(?:;|$)", re.I
)
_CONTAINERS: Final = ("UCAP-CONTENT", "zoom", "Zoom", "TRS_Editor", "pages_content", "article-content")
_LEAST: Final = 20
_MOST_LINKS: Final = 0.8
_HOLDERS: Final = frozenset(
    ["article", "body", "center", "div", "form", "main", "section", "table", "tbody", "td", "tr"]
)
_BULK: Final = 0.5
_HOLDS: Final = 0.9
_SHORT: Final = 8


def prune(page: _Element) -> None:
    """Cuts out of ``page`` all that is no text of a document."""
    etree.strip_tags(page, etree.Comment, etree.ProcessingInstruction)
    _drop_all(page, _is_no_text)
    bulk = _BULK * len(_squash(page))
    _drop_all(page, lambda element: _is_furniture(element) and len(_squash(element)) <= bulk)


def main_part(page: _Element) -> _Element:
    """The part of a pruned page that holds its main text."""
    for candidates in (_named(page), _declared(page)):
        if len(candidates) == 1 and len(_squash(candidates[0])) >= _LEAST:
            return candidates[0]
    return _judged(page)


def title_above(page: _Element, part: _Element) -> _Element | None:
    """The page's one first-level heading where it stands outside ``part``."""
    headings = list(page.iter("h1"))
    if len(headings) != 1 or any(ancestor is part for ancestor in headings[0].iterancestors()):
        return None
    return None if headings[0] is part else headings[0]


def _drop_all(page: _Element, which: Callable[[_Element], bool]) -> None:
    for element in [element for element in page.iterdescendants() if which(element)]:
        if element.getparent() is not None:
            _drop(element)


def _is_no_text(element: _Element) -> bool:
    if element.tag in _NO_TEXT or element.get("role") in _NO_ROLE:
        return True
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    return bool(_HIDDEN.search(element.get("style") or ""))


def _is_furniture(element: _Element) -> bool:
    """By its name, which may mislead: some sites put all of a page into a form, or a frame to print."""
    if element.tag in ("body", "main", "article"):
        return False
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    if element.tag == "form" or _FURNITURE.search(names):
        return True
    return element.tag in ("ul", "div", "table") and _is_list_of_links(element)


def _is_list_of_links(element: _Element) -> bool:
    links = list(element.iter("a"))
    if len(links) < 3:
        return False
    return sum(len(_squash(link)) for link in links) > _MOST_LINKS * len(_squash(element))


def _drop(element: _Element) -> None:
    """Removes ``element``, but not the text behind it."""
    parent = element.getparent()
    if parent is not None:
        tail = element.tail
        previous = element.getprevious()
        parent.remove(element)
        if tail and previous is not None:
            previous.tail = (previous.tail or "") + tail
        elif tail:
            parent.text = (parent.text or "") + tail


def _named(page: _Element) -> list[_Element]:
    named = [
        e for e in page.iter() if e.get("id") in _CONTAINERS or set((e.get("class") or "").split()) & {*_CONTAINERS}
    ]
    known = set(named)
    return [one for one in named if not any(other in known for other in one.iterancestors())]


def _declared(page: _Element) -> list[_Element]:
    for name in ("main", "article"):
        if found := [element for element in page.iter() if name in (element.tag, element.get("role"))]:
            return found
    return []


def _judged(page: _Element) -> _Element:
    from trafilatura import extract

    printed = etree.tostring(page, encoding="unicode", method="html")
    text: str | None = extract(printed, favor_recall=True, include_comments=False)
    main = "".join((text or "").split())
    if not main:
        return page
    held: dict[_Element, int] = {}
    for element, words in _texts(page):
        if len(words) >= _SHORT and words in main:
            for holder in (element, *element.iterancestors()):
                held[holder] = held.get(holder, 0) + len(words)
    return _smallest(page, held)


def _texts(page: _Element) -> Iterator[tuple[_Element, str]]:
    """Each piece of text with the element that it lies in."""
    for element in page.iter():
        yield element, "".join((element.text or "").split())
        parent = element.getparent()
        if element is not page and parent is not None:
            yield parent, "".join((element.tail or "").split())


def _smallest(page: _Element, held: dict[_Element, int]) -> _Element:
    """Never a paragraph or a table of data: one may hold nearly all the text, and the title stands beside it."""
    part = page
    while True:
        inner = next((child for child in part if held.get(child, 0) > _HOLDS * held.get(part, 0)), None)
        if inner is None or inner.tag not in _HOLDERS or (inner.tag == "table" and is_table(inner)):
            return part
        part = inner


def _squash(element: _Element) -> str:
    return "".join("".join(str(text) for text in element.itertext()).split())
