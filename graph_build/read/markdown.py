"""Reads Markdown (CommonMark, with tables): words without marks; numbers of lists as they are typed.

Example:
    >>> print(read_markdown(b"# Fees\\n\\n3. Cut *all* fees.\\n4. Lend to [shops](https://example.org).\\n").text)
    Fees
    <BLANKLINE>
    3. Cut all fees.
    <BLANKLINE>
    4. Lend to shops.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Final

from .content import Content, UnreadableError
from .decode import decode, normalise
from .rows import table_text

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

__all__ = ["read_markdown"]

_DEEPEST: Final = 60
_FRONT_MATTER: Final = re.compile(r"---\n(?:[\w-]+:.*\n|[ \t]+.*\n|- .*\n|#.*\n|\n)*---\n")
_COMMENT: Final = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_BREAK: Final = re.compile(r"<br ?/?>", re.IGNORECASE)
_TAG: Final = re.compile(r"</?[A-Za-z][^<>]*>")


def read_markdown(data: bytes) -> Content:
    """The text of a Markdown file. Raises DecodingError for what is no text, UnreadableError for absurd nesting."""
    text, encoding = decode(data)
    text = normalise(text)
    front = _FRONT_MATTER.match(text)
    tokens = _parser().parse(text[front.end() :] if front else text)
    if any(token.level >= _DEEPEST - 2 for token in tokens):
        raise UnreadableError("is nested too deeply, as no document is", "take lists and quotations apart")
    return Content("\n\n".join(filter(None, _blocks(tokens))), encoding)


@cache
def _parser() -> MarkdownIt:
    """Indented lines are paragraphs, since texts that are no programs indent these."""
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable("table").disable("code")


def _blocks(tokens: Sequence[Token]) -> Iterator[str]:
    marker = ""
    rows: list[list[str]] = []
    for token in tokens:
        if token.type == "list_item_open":
            marker = f"{token.info}{token.markup} " if token.info else ""
        elif token.type == "tr_open":
            rows.append([])
        elif token.type == "table_close":
            yield table_text(rows)
            rows = []
        elif rows:
            rows[-1].extend([_inline(token)] if token.type == "inline" else [])
        elif text := _words(token):
            yield marker + text
            marker = ""


def _words(token: Token) -> str:
    if token.type == "inline":
        return _inline(token).strip()
    if token.type == "fence":
        return token.content.strip("\n")
    if token.type == "html_block":
        return _TAG.sub("", _COMMENT.sub("", token.content)).strip()
    return ""


def _inline(token: Token) -> str:
    return "".join(map(_piece, token.children or ()))


def _piece(token: Token) -> str:
    if token.type in ("softbreak", "hardbreak") or _BREAK.fullmatch(token.content):
        return "\n"
    return token.content if token.type in ("text", "code_inline", "text_special") else ""
