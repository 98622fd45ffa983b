"""Opens the ZIP package of an Office file and parses its parts, within bounds.

Example:
    >>> parse(b"<p>Cut fees.</p>").text
    'Cut fees.'
    >>> parse(b"<!DOCTYPE p [<!ENTITY a 'aa'>]><p>&a;</p>")
    Traceback (most recent call last):
    ...
    graph_build.read.content.UnreadableError: holds XML that declares entities, as attacks do
"""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import Final

from lxml import etree

from .content import UnreadableError

__all__ = ["Package", "parse"]

PART_LIMIT: Final = 64 * 2**20
_SAVE: Final = "open it in a word processor and save it anew as .docx"
_FROM_OTHERS: Final = "do not read it; ask for another copy"


class Package:
    """The parts of one file by their names. Raises UnreadableError where the file is no whole package."""

    def __init__(self, data: bytes) -> None:
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, EOFError) as error:
            raise UnreadableError("is a damaged or cut-off ZIP archive", "get the file again") from error

    def part(self, name: str) -> etree._Element | None:
        """The root of a part; None where there is no such part. Raises UnreadableError for one that cannot be read."""
        try:
            info = self._archive.getinfo(name)
        except KeyError:
            return None
        if info.flag_bits & 1:
            raise UnreadableError("is locked with a password", "save it without a password")
        return parse(self._unpacked(info))

    def _unpacked(self, info: zipfile.ZipInfo) -> bytes:
        """What a part says of its size may be false, so that no more than the limit is unpacked."""
        try:
            with self._archive.open(info) as file:
                data = file.read(PART_LIMIT + 1)
        except NotImplementedError as error:
            raise UnreadableError("is packed in a way that is not read", _SAVE) from error
        except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError) as error:
            raise UnreadableError("is a damaged or cut-off ZIP archive", "get the file again") from error
        if len(data) > PART_LIMIT:
            limit = f"{PART_LIMIT // 2**20} MiB"
            raise UnreadableError(f"unpacks to more than {limit}, as ZIP bombs do", "split the file")
        return data


def parse(data: bytes) -> etree._Element:
    """The root of an XML text that names nothing outside itself. Raises UnreadableError for what is no such text."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        if b"<!ENTITY" in data:
            raise UnreadableError("holds XML that declares entities, as attacks do", _FROM_OTHERS) from error
        raise UnreadableError(f"holds broken XML ({error.msg})", _SAVE) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnreadableError("holds XML that declares entities, as attacks do", _FROM_OTHERS)
    return root
