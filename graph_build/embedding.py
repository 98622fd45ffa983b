"""Keeps what a document says from becoming part of the page's code.

Example:
    >>> print(json_block({"label": "</script>"}))
    {"label":"\\u003c/script\\u003e"}
"""

from __future__ import annotations

import base64
import hashlib
import json
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

from markupsafe import Markup

__all__ = ["content_policy", "inline_script", "json_block"]

_SIGNS: Final = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def json_block(value: Any) -> Markup:
    """JSON for a ``script`` element: no sign in it can end the element or a line of code."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_plain, allow_nan=False)
    return Markup(text.translate(_SIGNS))  # noqa: S704 all signs of markup are escaped


def inline_script(code: str) -> Markup:
    """Code of ours or of a package for a ``script`` element, as the browser will read it, so that hashes agree."""
    lines = code.replace("\r\n", "\n").replace("\r", "\n")
    return Markup(lines.replace("</script", "<\\/script").replace("<!--", "<\\!--"))  # noqa: S704 not from documents


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


def _hash(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, date | datetime):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} is no cell of a table")
