"""Finds out which product is behind a URL, by a few requests that every server may be asked.

Example:
    >>> sorted({sign.path for product in products().values() for sign in product.signs})
    ['', '/', 'query']
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final
from urllib.parse import urlsplit

import httpx

from ..errors import SourceError, TargetError
from ..query.protocol import one_line
from ..query.timing import Deadline
from .product import Product, Sign, products
from .transport import beginning, unreachable

__all__ = ["detect", "named"]

_Seen = tuple[int, httpx.Headers, str]
# Some servers give a whole dataset to who asks for RDF, or for anything.
_PLAIN: Final = {"Accept": "text/plain, text/html;q=0.5", "Connection": "close"}
_TELL: Final = "tell it with --product"


def named(name: str) -> Product:
    """The product of that name. Raises TargetError for one that is not known."""
    if name not in products():
        raise TargetError(f"product {name}", "is not known", f"give one of {', '.join(products())}")
    return products()[name]


def detect(client: httpx.Client, url: str, deadline: Callable[[], Deadline]) -> Product:
    """The product of the dataset at ``url``. Raises SourceError where nothing answers, and TargetError where no product
    shows itself."""
    seen: dict[str, _Seen] = {}
    for product in products().values():
        for sign in product.signs:
            place = _place(product.base(url), sign)
            if place not in seen:
                seen[place] = _look(client, place, deadline())
            if _shows(sign, *seen[place][1:]):
                return product
    if any(status == httpx.codes.UNAUTHORIZED for status, *_ in seen.values()):
        raise TargetError(url, "wants to know who you are", "give --user, or a token with --password-env")
    server = next((headers["Server"] for _, headers, _ in seen.values() if "Server" in headers), "")
    said = f", only a server that calls itself {one_line(server)!r}" if server else ""
    raise TargetError(url, f"shows no product that is known{said}", _TELL)


def _place(base: str, sign: Sign) -> str:
    """A path that starts with ``/`` is one of the server, another one of the dataset."""
    if not sign.path.startswith("/"):
        return f"{base}/{sign.path}" if sign.path else base
    parts = urlsplit(base)
    return f"{parts.scheme}://{parts.netloc}{sign.path}"


def _look(client: httpx.Client, url: str, deadline: Deadline) -> _Seen:
    try:
        with client.stream("GET", url, headers=_PLAIN, timeout=deadline.left()) as response:
            return response.status_code, response.headers, beginning(response)
    except httpx.ConnectError as error:
        raise unreachable(url, error) from error
    except httpx.HTTPError as error:
        raise SourceError(url, f"gives no answer: {one_line(str(error)) or 'too slow'}", _TELL) from error


def _shows(sign: Sign, headers: httpx.Headers, body: str) -> bool:
    said = str(headers.get(sign.header, "")) if sign.header else body
    return re.search(sign.says, said) is not None
