"""Named graphs over the SPARQL 1.1 Graph Store HTTP Protocol (https://www.w3.org/TR/sparql11-http-rdf-update/).

Example:
    >>> headers_of(products()["generic"], 40)
    {'Content-Type': 'application/n-triples', 'Content-Length': '40'}
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from io import RawIOBase
from itertools import chain
from tempfile import SpooledTemporaryFile
from typing import IO, Final, cast

import httpx
import pyoxigraph as ox

from ..errors import SourceBusy, TargetError
from ..query.patience import patiently
from ..query.protocol import one_line
from ..query.timing import Deadline
from .product import Product, products
from .transport import NoSuchGraph, ask

__all__ = ["Body", "GraphStore", "headers_of", "products"]

_GZIP: Final = 31
_IN_MEMORY: Final = 2**22
_PART: Final = 2**16
_FORMS: Final = {"application/n-triples": ox.RdfFormat.N_TRIPLES, "text/turtle": ox.RdfFormat.TURTLE}
_ONCE: Final = {"Connection": "close"}
_ACCEPT: Final = {"Accept": "application/n-triples, text/turtle;q=0.9"}


@dataclass(frozen=True, slots=True)
class Body:
    """N-Triples of ``size`` bytes; ``parts`` gives them from the start each time, as they may have to be sent again."""

    size: int
    parts: Callable[[], Iterable[bytes]]


@dataclass(frozen=True, slots=True)
class GraphStore:
    """The graphs behind ``url``. ``deadline`` gives a new one for each request."""

    client: httpx.Client
    product: Product
    url: str
    deadline: Callable[[], Deadline]

    def put(self, graph: str, body: Body) -> None:
        """Replaces a graph. Raises as :func:`graph_build.load.transport.ask`."""
        self._patiently("PUT", graph, body)

    def post(self, graph: str, body: Body) -> None:
        """Adds to a graph; raises as :meth:`put`. As triples are a set, it may be sent twice."""
        self._patiently("POST", graph, body)

    def delete(self, graph: str) -> None:
        """Removes a graph; it may be missing. Raises as :meth:`put`."""
        with suppress(NoSuchGraph), self._ask("DELETE", graph) as response:
            _drain(response)

    def look(self, graph: str) -> None:
        """Asks for a graph and leaves its contents; it may be missing. Raises as :meth:`put`."""
        with suppress(NoSuchGraph), self._ask("GET", graph, headers=_ACCEPT):
            pass

    def triples(self, graph: str) -> Iterator[ox.Triple]:
        """What a graph holds, while it arrives. Raises as :meth:`put`, and TargetError for what is no RDF."""
        with self._ask("GET", graph, headers=_ACCEPT) as response:
            kind = response.headers.get("Content-Type", "nothing").partition(";")[0].strip().lower()
            if kind not in _FORMS:
                raise TargetError(self.url, f"gives {one_line(kind)} and no N-Triples or Turtle", "check the URL")
            try:
                for quad in ox.parse(cast(IO[bytes], _Arriving(response)), format=_FORMS[kind]):
                    yield quad.triple
            except (SyntaxError, ValueError) as error:
                raise TargetError(self.url, f"gives broken {kind}: {one_line(str(error))}", "load again") from error

    def _patiently(self, method: str, graph: str, body: Body) -> None:
        with _prepared(self.product, body) as sent:

            def send() -> None:
                with self._ask(
                    method, graph, body=_Again(sent), headers=headers_of(self.product, sent.size)
                ) as response:
                    _drain(response)

            patiently(send, left=self.deadline().left)

    def _ask(
        self, method: str, graph: str, *, headers: Mapping[str, str] | None = None, body: Iterable[bytes] | None = None
    ) -> AbstractContextManager[httpx.Response]:
        all_headers = {**({} if self.product.keeps else _ONCE), **(headers or {})}
        return ask(
            self.client, self.product, method, self.url, self.deadline(), graph=graph, body=body, headers=all_headers
        )


@dataclass(frozen=True, slots=True)
class _Again:
    """A body from the start each time: it is sent again where the server first asks who sends it."""

    body: Body

    def __iter__(self) -> Iterator[bytes]:
        return iter(self.body.parts())


@contextmanager
def _prepared(product: Product, body: Body) -> Iterator[Body]:
    """A body as the product takes it. A packed one is put aside first, as its length has to be told: some servers lose
    what comes without one."""
    opening = product.opening.encode()
    whole = Body(len(opening) + body.size, lambda: filter(None, chain([opening], body.parts())))
    if not product.gzip:
        yield whole
        return
    with SpooledTemporaryFile(_IN_MEMORY) as file:
        packer = zlib.compressobj(1, wbits=_GZIP)
        file.writelines(map(packer.compress, whole.parts()))
        file.write(packer.flush())
        yield Body(file.tell(), partial(_read, file))


def _read(file: IO[bytes]) -> Iterator[bytes]:
    file.seek(0)
    return iter(partial(file.read, _PART), b"")


def headers_of(product: Product, size: int) -> dict[str, str]:
    """The headers of a body of ``size`` bytes for a product."""
    packed = {"Content-Encoding": "gzip"} if product.gzip else {}
    return {"Content-Type": product.media, "Content-Length": str(size), **packed}


class _Arriving(RawIOBase):
    """A body as a file. What httpx raises goes through the parser to whoever reads."""

    def __init__(self, response: httpx.Response) -> None:
        self._parts = response.iter_raw(_PART)
        self._left = b""

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        """At most ``size`` bytes; none at the end."""
        while not self._left:
            part = next(self._parts, None)
            if part is None:
                return b""
            self._left = part
        found, self._left = (self._left, b"") if size < 0 else (self._left[:size], self._left[size:])
        return found


def _drain(response: httpx.Response) -> None:
    """Reads what a server says to a success, but not for ever, so that the connection can be used again."""
    read = 0
    for part in response.iter_raw(_PART):
        read += len(part)
        if read > 2**20:
            raise SourceBusy(response.url, "does not stop talking", "check that it is a triplestore")
