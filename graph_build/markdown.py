"""Writes rows as a table of GitHub Flavored Markdown (https://github.github.com/gfm/#tables-extension-).

Example:
    >>> print(markdown(("sign", "what"), [("|", "a <b>bar</b>")]), end="")
    | sign | what |
    |---|---|
    | \\| | a &lt;b&gt;bar&lt;/b&gt; |
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape
from typing import Final

__all__ = ["markdown"]

_SIGNS: Final = re.compile(r"[\\`*\[\]|~]|(?<!\w)_|_(?!\w)")
_BREAKS: Final = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")


def markdown(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table with a heading, each cell as it is: signs that mean something to Markdown or HTML are escaped."""
    lines = [list(map(_cell, columns)), *(list(map(_cell, row)) for row in rows)]
    head, *body = [f"| {' | '.join(line)} |\n" for line in lines]
    return head + f"|{'---|' * len(columns)}\n" + "".join(body)


def _cell(text: str) -> str:
    return _BREAKS.sub("<br>", _SIGNS.sub(r"\\\g<0>", escape(text, quote=False)))
