"""Which format a file has: by its first bytes, and by its suffix where these tell nothing.

Example:
    >>> content_of(Path("fees.md"), b"# Fees").text
    'Fees'
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from .confined import read_confined
from .content import Content, UnreadableError
from .decode import DecodingError, decode
from .worker import NOT_PLAIN

__all__ = ["SUFFIXES", "content_of"]

TEXT: Final = "text"
SUFFIXES: Final[Mapping[str, str]] = {
    ".txt": TEXT,
    ".text": TEXT,
    "": TEXT,
    ".md": "md",
    ".markdown": "md",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
    ".docx": "docx",
}
_HEAD: Final = 1024
_PAGE: Final = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.I | re.S
)
_OLD: Final = b"\xd0\xcf\x11\xe0"
_LOCKED: Final = "EncryptedPackage".encode("utf-16-le")
_NAMES: Final = {"pdf": "PDF", "docx": "Word"}


def content_of(path: Path, data: bytes) -> Content:
    """Reads ``data``, the bytes of the file ``path``. Raises UnreadableError for what is refused."""
    if data.startswith(_OLD):
        raise _old_office(data)
    form = _form(path, data)
    if form != TEXT:
        return read_confined(form, data)
    try:
        return Content(*decode(data))
    except DecodingError as error:
        raise UnreadableError(str(error), NOT_PLAIN) from error


def _form(path: Path, data: bytes) -> str:
    if b"%PDF-" in data[:_HEAD]:
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return "docx"
    named = SUFFIXES.get(path.suffix.lower(), TEXT)
    if named in _NAMES and data:
        raise UnreadableError(f"is no {_NAMES[named]} file, whatever its name", NOT_PLAIN)
    if not data:
        return TEXT
    return "html" if _PAGE.match(data[:_HEAD]) else named


def _old_office(data: bytes) -> UnreadableError:
    if _LOCKED in data:
        return UnreadableError("is locked with a password", "save it without a password")
    return UnreadableError("is an old Office file", "save it as .docx or PDF")
