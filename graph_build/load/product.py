"""What products of triplestores are like, read from ``products.toml``.

Example:
    >>> product = products()["oxigraph"]
    >>> product.target("http://localhost:7878/").query
    'http://localhost:7878/query'
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from ..errors import SourceError
from ..query.urls import check_url

__all__ = ["Fault", "Product", "Sign", "Target", "products"]

_EXAMPLE: Final = "http://localhost:7878"
_FILE: Final = Path(__file__).with_name("products.toml")


@dataclass(frozen=True, slots=True)
class Fault:
    """An error of a product in plain words: the status it comes with, a pattern that what it says matches (all, if
    empty), what is wrong and what to do."""

    status: int
    what: str
    remedy: str
    says: str = ""

    def fits(self, status: int, said: str) -> bool:
        """True for an answer with that status and those words."""
        return status == self.status and re.search(self.says, said, re.IGNORECASE) is not None


@dataclass(frozen=True, slots=True)
class Sign:
    """How a product shows itself: a GET of ``path`` gives a ``header`` (the body, if empty) that ``says`` matches."""

    path: str
    says: str
    header: str = ""


@dataclass(frozen=True, slots=True)
class Target:
    """Where the three protocols of a dataset are: SPARQL 1.1 Query, Update, and the Graph Store."""

    query: str
    update: str
    data: str


@dataclass(frozen=True, slots=True)
class Product:
    """A product. ``query``, ``update`` and ``data`` are paths below the URL of a dataset, ``secured`` those for a user
    where they are others; ``endings`` is what users may paste after that URL.

    ``media`` is the form of what is sent, ``opening`` what each body starts with, ``gzip`` whether bodies may be
    packed. ``keeps``: a connection can be used again. ``clears``: a graph has to be removed before another takes its
    place, or triples get lost or are left. ``beside``: a reader sees a graph while it is read, so it is put together
    beside its place. ``pages`` is how many triples it gives back at once (all, if 0).
    """

    name: str
    title: str
    query: str
    update: str
    data: str
    endings: tuple[str, ...]
    media: str = "application/n-triples"
    opening: str = ""
    gzip: bool = False
    keeps: bool = True
    clears: bool = False
    beside: bool = False
    pages: int = 0
    secured: Mapping[str, str] | None = None
    signs: tuple[Sign, ...] = ()
    faults: tuple[Fault, ...] = ()

    def target(self, url: str, *, user: bool = False) -> Target:
        """The three addresses of the dataset at ``url``, which may also be one of them. Raises SourceError for what is
        no URL."""
        base = self.base(url)
        paths = {"query": self.query, "update": self.update, "data": self.data}
        found = {**paths, **(self.secured or {})} if user else paths
        return Target(**{name: base + path for name, path in found.items()})

    def base(self, url: str) -> str:
        """The URL of the dataset without what follows it."""
        plain = dataset_url(url).rstrip("/")
        ending = next((ending for ending in self.endings if plain.endswith(ending)), "")
        return plain.removesuffix(ending)


def dataset_url(url: str) -> str:
    """``url``, if it can be that of a dataset: without query and fragment. Raises SourceError otherwise."""
    check_url(url, "triplestore", _EXAMPLE)
    if "?" in url or "#" in url:
        raise SourceError(url, "is no URL of a triplestore", f"give one without ? and #, such as {_EXAMPLE}")
    return url


@cache
def products() -> Mapping[str, Product]:
    """All products by name, in the order in which they are looked for."""
    return {name: _product(name, entry) for name, entry in tomllib.loads(_FILE.read_text("utf-8")).items()}


def _product(name: str, entry: dict[str, Any]) -> Product:
    signs = tuple(Sign(**sign) for sign in entry.pop("signs", ()))
    faults = tuple(Fault(**fault) for fault in entry.pop("faults", ()))
    rest: dict[str, Any] = {key: tuple(v) if isinstance(v, list) else v for key, v in entry.items()}
    return Product(name=name, signs=signs, faults=faults, **rest)
