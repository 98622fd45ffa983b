"""Asks a SPARQL 1.1 endpoint.

Example:
    >>> connect("http://localhost:7878/query").name
    'http://localhost:7878/query'
"""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

import pyoxigraph as ox

from ..errors import SourceError
from ..namespaces import BASE, SP, term
from .answer import Answer, Solutions, Triples, Truth
from .local import check_syntax, read_within
from .source import TIME_LIMIT, select
from .sparql import Form, form_of, keywords
from .timing import Deadline, in_time

if TYPE_CHECKING:
    from .protocol import Credentials

__all__ = ["EndpointSource", "connect"]

_log = logging.getLogger(__name__)
_OURS: Final = " UNION ".join(f"{{ ?node a <{term(name)}> }}" for name in ("sp:Text", "sp:Measure"))
_IN_DEFAULT: Final = f"ASK {{ {_OURS} }}"
_IN_NAMED: Final = f"ASK {{ GRAPH ?graph {{ {_OURS} }} }}"
_ONLY_IN_NAMED: Final = f"ASK {{ GRAPH ?graph {{ {_OURS} }} MINUS {{ {_OURS} }} }}"
_DESCRIBED: Final = f"?dataset <{term('void:vocabulary')}> <{SP}> ; <{term('void:uriSpace')}> ?space"
_SPACES: Final = f"SELECT DISTINCT ?space {{ GRAPH ?graph {{ {_DESCRIBED} }} }}"
_GRAPHS: Final = "SELECT DISTINCT ?graph { GRAPH ?graph { ?node ?property ?value } }"
_BASE: Final = f"SELECT ?space {{ {_DESCRIBED} }} ORDER BY ?space LIMIT 1"
# Virtuoso names blank nodes with what no blank node may be called. Within a JSON string the quotes would be escaped.
_VIRTUOSO_NODE: Final = re.compile(rb'("type"\s*:\s*"bnode"\s*,\s*"value"\s*:\s*")nodeID://')


@dataclass(frozen=True)
class EndpointSource:
    """The union of the graphs behind a URL. Where the default graph of the endpoint does not hold the policy graph, as
    in Fuseki or Oxigraph unless told otherwise, each query names the graphs that do: those below the IRI space of the
    policy datasets that the endpoint holds, or all named graphs where no dataset is described."""

    url: str
    user: str | None = None
    password: str | None = field(default=None, repr=False)
    _found: dict[str, tuple[str, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        _check(self.url)
        if bool(self.user) != bool(self.password):
            raise SourceError(self.url, "has a user or a password alone", "give both or neither")

    @property
    def name(self) -> str:
        """The URL."""
        return self.url

    @property
    def base(self) -> str:
        """Where the IRIs of the documents start, as the description of the dataset says."""
        found = self._found.get("base") or _values(select(self, _BASE)) or (BASE,)
        if "graphs" in self._found:
            self._found["base"] = found
        return found[0]

    def ask(self, text: str, *, seconds: float | None = TIME_LIMIT) -> Answer:
        """See :class:`Source`. The text is checked here first, so that a fault has its line and column, and nothing but
        questions is sent."""
        form = form_of(text)
        return in_time(self.name, seconds, lambda deadline: self._ask(text, form, deadline))

    def _ask(self, text: str, form: Form, deadline: Deadline) -> Answer:
        check_syntax(text)
        words = keywords(text)
        graphs = () if "FROM" in words else self._graphs(deadline)
        return self._post(text, form, deadline, graphs, graphs if "GRAPH" in words else ())

    def _graphs(self, deadline: Deadline) -> tuple[str, ...]:
        """The graphs to name; none where the default graph holds all."""
        if "graphs" not in self._found:
            if self._holds(_IN_DEFAULT, deadline):
                self._check_whole(deadline)
                self._found["graphs"] = ()
            elif self._holds(_IN_NAMED, deadline):
                self._found["graphs"] = self._named(deadline)
            else:
                _log.warning("%s: holds no policy graph", self.name)
        return self._found.get("graphs", ())

    def _check_whole(self, deadline: Deadline) -> None:
        if self._holds(_ONLY_IN_NAMED, deadline):
            about = "holds some documents in its default graph and others only in named graphs"
            raise SourceError(self.name, about, "load all into named graphs, or have the endpoint ask the union")

    def _named(self, deadline: Deadline) -> tuple[str, ...]:
        spaces = _values(self._post(_SPACES, "SELECT", deadline))
        graphs = _values(self._post(_GRAPHS, "SELECT", deadline))
        return tuple(graph for graph in graphs if not spaces or graph.startswith(spaces))

    def _holds(self, text: str, deadline: Deadline) -> bool:
        return self._post(text, "ASK", deadline) == Truth(True)

    def _post(
        self, text: str, form: Form, deadline: Deadline, graphs: Sequence[str] = (), named: Sequence[str] = ()
    ) -> Answer:
        from .protocol import Request, one_line, post

        request = Request(text, form, graphs, named)
        body = post(self.url, request, deadline, credentials=self._credentials)
        try:
            return _rows(body, form, deadline) if form in {"SELECT", "ASK"} else _triples(body, deadline)
        except (SyntaxError, ValueError) as error:
            about = f"answers with broken {request.kinds[0]}: {one_line(str(error))}"
            raise SourceError(self.name, about, "ask again") from error

    @property
    def _credentials(self) -> Credentials | None:
        return (self.user, self.password) if self.user and self.password else None


def connect(url: str, *, user: str | None = None, password: str | None = None) -> EndpointSource:
    """The endpoint at a URL; nothing is sent yet. Raises SourceError for what is no URL of http or https."""
    return EndpointSource(url, user, password)


def _check(url: str) -> None:
    try:
        parts = urlsplit(url)
        sound = parts.scheme in {"http", "https"} and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        sound = False
    shown = re.sub(r"//[^/]*@", "//", url)
    if not sound or not url.isascii() or not url.isprintable() or " " in url:
        raise SourceError(shown, "is no URL of an endpoint", "give one such as http://localhost:7878/query")
    if "@" in parts.netloc:
        raise SourceError(shown, "has a user in its URL", "give user and password apart from it")


def _values(answer: Answer) -> tuple[str, ...]:
    """The values of the only column."""
    rows = answer.rows if isinstance(answer, Solutions) else ()
    return tuple(row[0].value for row in rows if isinstance(row[0], ox.NamedNode | ox.Literal))


def _rows(body: bytes, form: Form, deadline: Deadline) -> Solutions | Truth:
    """SPARQL 1.1 Query Results JSON (https://www.w3.org/TR/sparql11-results-json/) as an answer."""
    plain = _VIRTUOSO_NODE.sub(rb"\1", body) if b"nodeID://" in body else body
    answer = ox.parse_query_results(plain, format=ox.QueryResultsFormat.JSON)
    if isinstance(answer, ox.QueryBoolean) != (form == "ASK"):
        raise ValueError("rows for a truth value, or the reverse")
    if isinstance(answer, ox.QueryBoolean):
        return Truth(bool(answer))
    columns = tuple(variable.value for variable in answer.variables)
    return Solutions(columns, tuple(map(tuple, read_within(answer, deadline))))


def _triples(body: bytes, deadline: Deadline) -> Triples:
    parsed = ox.parse(body, format=ox.RdfFormat.TURTLE)
    return Triples(tuple(quad.triple for quad in read_within(parsed, deadline)))
