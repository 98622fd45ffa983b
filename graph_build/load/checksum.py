"""A checksum of a set of triples that does not depend on their order: the sum of a hash of each.

The hashes are 128 bits of BLAKE2b (RFC 7693) over a triple as canonical N-Triples without its dot; the sum is taken
modulo 2**128, as in AdHash (Bellare and Micciancio, 1997). It shows that something was lost, added, changed or doubled
on the way; it is no defence against somebody who makes up triples of the same sum. Numbers count by their value, as
some stores give ``"1.50"`` back as ``"1.5"``.

Example:
    >>> one, two = b'<e:s> <e:p> "1.50"^^<%sdecimal>' % XSD, b'<e:s> <e:p> "1.5"^^<%sdecimal>' % XSD
    >>> Checksum().of([one, b"<e:a> <e:b> <e:c>"]) == Checksum().of([b"<e:a> <e:b> <e:c>", two])
    True
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from hashlib import blake2b
from typing import Final

__all__ = ["XSD", "Checksum"]

XSD: Final = b"http://www.w3.org/2001/XMLSchema#"
_SIZE: Final = 16
_INTEGER: Final = rb"integer|int|long|short|byte|unsigned(?:Int|Long|Short|Byte)"
_SIGNED: Final = rb"(?:non(?:Nega|Posi)tive|nega|posi)tiveInteger"
_TYPES: Final = rb"decimal|double|float|" + _INTEGER + rb"|" + _SIGNED
_BINARY: Final = {b"double", b"float"}
_NUMBER: Final = re.compile(rb'"([-+.0-9Ee]{1,64})"\^\^<' + re.escape(XSD) + rb"(" + _TYPES + rb")>$")


@dataclass(slots=True)
class Checksum:
    """The running sum and the number of triples."""

    triples: int = 0
    total: int = 0

    def add(self, triple: bytes) -> None:
        """Counts a triple, given as canonical N-Triples without its dot."""
        self.triples += 1
        self.total += int.from_bytes(blake2b(by_value(triple), digest_size=_SIZE).digest(), "big")

    def of(self, triples: Iterable[bytes]) -> str:
        """The checksum after ``triples``."""
        for triple in triples:
            self.add(triple)
        return self.text

    @property
    def text(self) -> str:
        """32 hexadecimal digits."""
        return f"{self.total % 2 ** (8 * _SIZE):0{2 * _SIZE}x}"


def by_value(triple: bytes) -> bytes:
    """The triple with the shortest form of its number, an integer being a decimal; every other triple as it is.

    >>> by_value(b'<e:s> <e:p> "007"^^<%sinteger>' % XSD)
    b'<e:s> <e:p> "7"^^<http://www.w3.org/2001/XMLSchema#decimal>'
    """
    if not triple.endswith(b">") or XSD not in triple:
        return triple
    found = _NUMBER.search(triple)
    if not found:
        return triple
    value, kind = found.groups()
    return b'%s%s"^^<%s%s>' % (triple[: found.start(1)], _shortest(value), XSD, kind if kind in _BINARY else b"decimal")


def _shortest(form: bytes) -> bytes:
    try:
        value = Decimal(form.decode())
    except (InvalidOperation, UnicodeDecodeError):
        return form
    if not value.is_finite() or abs(value.adjusted()) > 64:
        return form
    plain = f"{value:f}"
    short = plain.rstrip("0").rstrip(".") if "." in plain else plain
    return (short.replace("-0", "0") if value == 0 else short).encode()
