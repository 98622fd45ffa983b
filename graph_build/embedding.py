"""Joins the files of a page into one, and keeps what a document says from becoming part of its code.

Example:
    >>> print(json_block({"label": "</script>"}))
    {"label":"\\u003c/script\\u003e"}
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

__all__ = ["content_policy", "inline_script", "joined_scripts", "joined_styles", "json_block", "page_templates"]

_SIGNS: Final = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
# Chinese signs, and those that are in a text with them where it is Japanese or Korean.
_HAN: Final = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
_KIN: Final = re.compile("[\u3040-\u30ff\uac00-\ud7af]")


def json_block(value: Any) -> Markup:
    """JSON for a ``script`` element: no sign in it can end the element or a line of code."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_plain, allow_nan=False)
    return Markup(text.translate(_SIGNS))  # noqa: S704 all signs of markup are escaped


def inline_script(code: str) -> Markup:
    """Code of ours or of a package for a ``script`` element, as the browser will read it, so that hashes agree."""
    lines = code.replace("\r\n", "\n").replace("\r", "\n")
    return Markup(lines.replace("</script", "<\\/script").replace("<!--", "<\\!--"))  # noqa: S704 not from documents


def joined_scripts(folder: Path, *names: str) -> Markup:
    """The scripts ``NAME.js`` below ``folder`` as one, in that order, strict and in their own scope. Raises OSError.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as made:
    ...     _ = Path(made, "tea.js").write_text("const tea = 1;\\n", encoding="utf-8")
    ...     print(joined_scripts(Path(made), "tea"))
    "use strict";
    {
    const tea = 1;
    }
    <BLANKLINE>
    """
    return inline_script('"use strict";\n{\n' + "".join(_read(folder / f"{name}.js") for name in names) + "}\n")


def joined_styles(folder: Path, *names: str) -> Markup:
    """The style sheets ``NAME.css`` below ``folder`` as one, in that order. Raises OSError.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as made:
    ...     _ = Path(made, "tea.css").write_text("p { margin: 0; }", encoding="utf-8")
    ...     print(joined_styles(Path(made), "tea"))
    p { margin: 0; }
    """
    return inline_script("".join(_read(folder / f"{name}.css") for name in names))


def page_templates(folder: Path) -> Environment:
    """The templates of that folder: every value in them is escaped, and one that is missing is an error. The filter
    ``tongue`` makes the attribute ``lang`` of an element that holds Chinese.

    >>> page_templates(Path()).from_string("<b{{ name|tongue }}>{{ name }}</b>").render(name="茶 <i>")
    '<b lang="zh">茶 &lt;i&gt;</b>'
    """
    environment = Environment(
        loader=FileSystemLoader(folder), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    environment.filters["tongue"] = _tongue
    return environment


def content_policy(*scripts: str, style: str | None = None) -> str:
    """A policy that forbids every connection and all code but these scripts, and all style but ``style``, or none of
    it where that is None: some libraries make their style as they draw.

    >>> content_policy("1").split("; ")[0]
    "default-src 'none'"
    """
    hashes = " ".join(map(_hash, scripts))
    styles = "'unsafe-inline'" if style is None else _hash(style)
    return (
        f"default-src 'none'; script-src {hashes}; style-src {styles}; img-src data: blob:; "
        "base-uri 'none'; form-action 'none'"
    )


def _tongue(text: object) -> Markup:
    return Markup(' lang="zh"') if _HAN.search(str(text)) and not _KIN.search(str(text)) else Markup("")


@cache
def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _hash(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, date | datetime):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} is no cell of a table")
