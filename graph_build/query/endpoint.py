"""Asks a SPARQL 1.1 endpoint.

Example:
    >>> connect("http://localhost:7878/query").name
    'http://localhost:7878/query'
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from ..errors import AnswerCut, SourceError
from ..namespaces import BASE, SP, is_staged, staged_iri, term
from .answer import Answer, Solutions, Truth
from .local import check_syntax
from .source import TIME_LIMIT, select
from .sparql import Form, form_of, keywords
from .timing import Deadline, in_time
from .urls import check_url

if TYPE_CHECKING:
    from .wrapper import Credentials

__all__ = ["EndpointSource", "connect"]

_log = logging.getLogger(__name__)
_OURS: Final = " UNION ".join(f"{{ ?node a <{term(name)}> }}" for name in ("sp:Text", "sp:Measure"))
_IN_DEFAULT: Final = f"ASK {{ {_OURS} }}"
_IN_NAMED: Final = f"ASK {{ GRAPH ?graph {{ {_OURS} }} }}"
_ONLY_IN_NAMED: Final = f"ASK {{ GRAPH ?graph {{ {_OURS} }} MINUS {{ {_OURS} }} }}"
_STAGED: Final = f"ASK {{ GRAPH ?graph {{ {_OURS} }} FILTER(STRENDS(STR(?graph), '{staged_iri('')}')) }}"
_DESCRIBED: Final = f"?dataset <{term('void:vocabulary')}> <{SP}> ; <{term('void:uriSpace')}> ?space"
_SPACES: Final = f"SELECT DISTINCT ?space {{ GRAPH ?graph {{ {_DESCRIBED} }} }}"
_GRAPHS: Final = "SELECT DISTINCT ?graph { GRAPH ?graph { ?node ?property ?value } }"
_BASE: Final = f"SELECT ?space {{ {_DESCRIBED} }} ORDER BY ?space LIMIT 1"


@dataclass(frozen=True)
class EndpointSource:
    """The union of the graphs behind a URL. Where the default graph of the endpoint does not hold the policy graph, as
    in Fuseki or Oxigraph unless told otherwise, each query names the graphs that do: those below the IRI space of the
    policy datasets that the endpoint holds, or all named graphs where no dataset is described. So it does, too, while a
    graph is put together there by a load: what is half there is in no answer."""

    url: str
    user: str | None = None
    password: str | None = field(default=None, repr=False)
    _met: list[Credentials | None] = field(default_factory=list, init=False, repr=False, compare=False)
    _found: dict[str, tuple[str, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        check_url(self.url, "endpoint", "http://localhost:7878/query")
        if self.user and not self.password:
            raise SourceError(self.url, "has a user without a password", "give both, or a token as password alone")

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
                staged = self._holds(_STAGED, deadline)
                self._found["graphs"] = self._named(deadline) if staged else ()
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
        return tuple(graph for graph in graphs if (not spaces or graph.startswith(spaces)) and not is_staged(graph))

    def _holds(self, text: str, deadline: Deadline) -> bool:
        return self._post(text, "ASK", deadline) == Truth(True)

    def _post(
        self, text: str, form: Form, deadline: Deadline, graphs: Sequence[str] = (), named: Sequence[str] = ()
    ) -> Answer:
        from .paging import in_pages

        def send(sent: str) -> Answer:
            return self._send(sent, form, deadline, graphs, named)

        try:
            return send(text)
        except AnswerCut as error:
            if not error.rows or form != "SELECT" or "FROM" in keywords(text):
                raise
            return in_pages(self.name, text, error.rows, send)

    def _send(self, text: str, form: Form, deadline: Deadline, graphs: Sequence[str], named: Sequence[str]) -> Answer:
        from .patience import patiently
        from .protocol import Request, post
        from .received import received

        request = Request(text, form, graphs, named)
        who = self._credentials(deadline)
        body = patiently(lambda: post(self.url, request, deadline, credentials=who), left=deadline.left)
        return received(self.url, body, form, deadline)

    def _credentials(self, deadline: Deadline) -> Credentials | None:
        """Found out once, as the server has to be asked for it."""
        from .protocol import credentials_for

        if not self._met:
            self._met.append(credentials_for(self.url, self.user, self.password, deadline))
        return self._met[0]


def connect(url: str, *, user: str | None = None, password: str | None = None) -> EndpointSource:
    """The endpoint at a URL, which is asked as a user with a password; a password alone is a bearer token. Nothing is
    sent yet. Raises SourceError for what is no URL of http or https."""
    return EndpointSource(url, user, password)


def _values(answer: Answer) -> tuple[str, ...]:
    """The values of the only column."""
    rows = answer.rows if isinstance(answer, Solutions) else ()
    return tuple(row[0].value for row in rows if isinstance(row[0], ox.NamedNode | ox.Literal))
