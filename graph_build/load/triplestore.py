"""A triplestore that is loaded: how a whole graph gets there, away, and back to be compared.

Example:
    >>> with connected("http://localhost:7878", product="oxigraph") as store:
    ...     store.target.data
    'http://localhost:7878/store'
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from time import monotonic
from typing import Final

import httpx
import pyoxigraph as ox

from ..namespaces import staged_iri
from ..query.patience import patiently
from ..query.protocol import credentials_for
from ..query.timing import Deadline
from ..query.wrapper import Credentials
from .access import Access
from .census import census, triples_in_pages
from .content import NamedGraph, chunks
from .detect import detect, named
from .graphstore import Body, GraphStore
from .product import Product, Target
from .transport import session
from .update import drop, move, update
from .verify import compare_content

__all__ = ["PATIENCE", "Triplestore", "connected"]

PATIENCE: Final = 300.0
_PIECE: Final = 2**18
_NOWHERE: Final = "urn:sme-policy-graph:nothing"


@dataclass(frozen=True, slots=True)
class Triplestore:
    """The dataset at ``url``. A request may take ``seconds``, and carry ``part`` bytes; None is no limit. What a method
    raises is said in :func:`graph_build.load.transport.ask`."""

    url: str
    product: Product
    access: Access
    client: httpx.Client
    credentials: Credentials | None = None
    part: int | None = None
    seconds: float | None = PATIENCE

    @property
    def target(self) -> Target:
        """The addresses of the three protocols."""
        return self.product.target(self.url, user=self.access.user is not None)

    def greet(self) -> None:
        """Lets a server that wants to know who writes ask so now, and not when a graph is on its way."""
        if self.access.user is not None:
            self._graphs.look(_NOWHERE)

    def counts(self) -> dict[str, int]:
        """The triples of each named graph, by IRI."""
        return census(self.target.query, self._deadline, credentials=self.credentials)

    def replace(self, graph: NamedGraph, *, held: bool) -> Callable[[], None]:
        """Sends a graph, and gives what is left to be done, which may be done while the next one is sent. A reader sees
        all of a graph or, until then, what was there before; nothing, where the product has to remove what it ``held``
        first. One larger than ``part``, and any in a product that shows what it has half read, is put together beside
        its place; what is left is to move it there."""
        clears = held and self.product.clears
        if self.product.beside or (self.part is not None and graph.size > self.part):
            self._put_together(graph, staged_iri(graph.iri))
            return partial(self._place, graph.iri, clears=clears)
        if clears:
            self._graphs.delete(graph.iri)
        self._graphs.put(graph.iri, _body(graph))
        return _nothing

    def _place(self, iri: str, *, clears: bool) -> None:
        if clears:
            self._graphs.delete(iri)
        self._update(move(staged_iri(iri), iri))

    def _put_together(self, graph: NamedGraph, beside: str) -> None:
        if self.part is None or graph.size <= self.part:
            self._graphs.put(beside, _body(graph))
            return
        for number, piece in enumerate(chunks(graph, self.part)):
            send = self._graphs.post if number else self._graphs.put
            send(beside, Body(len(piece), partial(_one, piece)))

    def remove(self, iri: str) -> None:
        """Removes a graph, and what an interrupted load left beside it."""
        self._update(drop(iri))

    def compare(self, graph: NamedGraph) -> str:
        """What is wrong with the triples of a graph; nothing if they are as they were sent. A product that gives no
        more than so many triples at once is asked in pages, where it has not given all of a small graph without."""
        pages, left = self.product.pages, self._deadline().left
        if not pages or graph.triples < pages:
            wrong = patiently(lambda: compare_content(graph, self._graphs.triples(graph.iri)), left=left)
            if not (wrong and pages):
                return wrong
        return patiently(lambda: compare_content(graph, self._in_pages(graph.iri)), left=left)

    def _in_pages(self, iri: str) -> Iterable[ox.Triple]:
        return triples_in_pages(
            self.target.query, iri, self.product.pages, self._deadline, credentials=self.credentials
        )

    @property
    def _graphs(self) -> GraphStore:
        return GraphStore(self.client, self.product, self.target.data, self._deadline)

    def _update(self, text: str) -> None:
        update(self.target.update, text, self._deadline(), credentials=self.credentials)

    def _deadline(self) -> Deadline:
        return _deadline(self.url, self.seconds)


@contextmanager
def connected(
    url: str,
    *,
    product: str = "auto",
    access: Access | None = None,
    part: int | None = None,
    seconds: float | None = PATIENCE,
) -> Iterator[Triplestore]:
    """The triplestore at ``url``, a dataset or one of its endpoints; ``auto`` asks which product it is. Raises
    TargetError where that is not to be found out, and as :func:`graph_build.load.detect.detect`."""
    who = access or Access()
    with session(who, seconds=seconds) as client:
        known = detect(client, url, partial(_deadline, url, 15.0)) if product == "auto" else named(product)
        target = known.target(url, user=who.user is not None)
        met = credentials_for(target.query, who.user, who.secret, _deadline(url, seconds))
        store = Triplestore(known.base(url), known, who, client, met, part, seconds)
        store.greet()
        yield store


def _deadline(url: str, seconds: float | None) -> Deadline:
    return Deadline(url, seconds, monotonic() + (seconds or 0), "allow more time with --timeout")


def _body(graph: NamedGraph) -> Body:
    return Body(graph.size, partial(chunks, graph, _PIECE))


def _one(part: bytes) -> list[bytes]:
    return [part]


def _nothing() -> None:
    pass
