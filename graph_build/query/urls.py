"""What can be the URL of a server.

Example:
    >>> check_url("http://localhost:7878/query", "endpoint", "")
    'http://localhost:7878/query'
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from ..errors import SourceError

__all__ = ["check_url"]


def check_url(url: str, what: str, example: str) -> str:
    """``url``, if it is one of http or https, and has no user, who would be shown and logged. Raises SourceError, which
    says ``what`` it should be the URL of, with an ``example``."""
    try:
        parts = urlsplit(url)
        sound = parts.scheme in {"http", "https"} and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        sound = False
    shown = re.sub(r"//[^/]*@", "//", url)
    if not sound or not url.isascii() or not url.isprintable() or " " in url:
        raise SourceError(shown, f"is no URL of {_a(what)}", f"give one such as {example}")
    if "@" in parts.netloc:
        raise SourceError(shown, "has a user in its URL", "give user and password apart from it")
    return url


def _a(noun: str) -> str:
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"
