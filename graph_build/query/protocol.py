"""One request of the SPARQL 1.1 Protocol (https://www.w3.org/TR/sparql11-protocol/#query-operation), by SPARQLWrapper.

The server is not trusted: what it sends may be endless, slow, huge, of another kind, or lead elsewhere.

Example:
    >>> Request("ASK {}", "ASK").kinds
    ('application/sparql-results+json', 'application/json')
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from http.client import HTTPException, HTTPResponse
from math import ceil
from typing import Any, Final
from urllib.error import HTTPError, URLError
from urllib.request import (
    HTTPDigestAuthHandler,
    HTTPPasswordMgrWithDefaultRealm,
    HTTPRedirectHandler,
    OpenerDirector,
    build_opener,
)

from SPARQLWrapper import POST, SPARQLWrapper

from ..errors import SourceError
from .sparql import Form
from .timing import Deadline

__all__ = ["LARGEST", "Credentials", "Request", "one_line", "post"]

LARGEST: Final = 512 * 2**20
Credentials = tuple[str, str]
_ROWS: Final = ("application/sparql-results+json", "application/json")
_TRIPLES: Final = ("text/turtle", "application/n-triples")
_CHUNK: Final = 2**16
_SHOWN: Final = 200
_USER: Final = re.compile(r"(?<=//)[^/?#]*@")
# Virtuoso says with these that it left rows out.
_CUT: Final = ("X-SPARQL-MaxRows", "X-SQL-State")
_WRONG_PLACE: Final = "check that this is the URL of a SPARQL endpoint"
_REMEDIES: Final = {
    400: "mend the query, or ask for what the endpoint knows",
    401: "give the right user and password",
    403: "give a user who may ask, and the password",
    404: _WRONG_PLACE,
    405: _WRONG_PLACE,
}


@dataclass(frozen=True, slots=True)
class Request:
    """A query and what it asks for. ``graphs`` make up the default graph and ``named`` are the named graphs; with none
    of either the endpoint decides."""

    text: str
    form: Form
    graphs: Sequence[str] = ()
    named: Sequence[str] = ()

    @property
    def kinds(self) -> tuple[str, ...]:
        """The content types of an answer, the best first."""
        return _ROWS if self.form in {"SELECT", "ASK"} else _TRIPLES


def post(
    url: str,
    request: Request,
    deadline: Deadline,
    *,
    credentials: Credentials | None = None,
    largest: int = LARGEST,
) -> bytes:
    """The body of the answer: SPARQL 1.1 Query Results JSON for a SELECT or ASK, Turtle for the other forms. Raises
    SourceError where there is no such answer, or one of over ``largest`` bytes, and QueryTimeout at the deadline."""
    client = _Client(url, credentials)
    client.ask(request, deadline.left())
    try:
        with client.query().response as response:
            _check(url, response, request.kinds)
            return _read(url, response, deadline, largest)
    except HTTPError as error:
        raise _refused(url, error) from error
    except (OSError, HTTPException, ValueError) as error:
        reason = error.reason if isinstance(error, URLError) else error
        if isinstance(reason, TimeoutError):
            raise deadline.late() from error
        raise SourceError(url, f"gives no answer: {_words(reason)}", "check that it runs") from error


class _NoRedirects(HTTPRedirectHandler):
    """A redirect would lose the query, and could take the password to another server."""

    def redirect_request(self, *_: object) -> None:
        return None


class _Digest(HTTPDigestAuthHandler):
    """SPARQLWrapper sends Basic credentials at once; servers such as Virtuoso may then ask for Digest."""

    def http_error_401(self, *request: Any) -> Any:
        asked = request[-1].get("WWW-Authenticate", "")
        return super().http_error_401(*request) if asked.lower().startswith("digest") else None


class _Client(SPARQLWrapper):
    """SPARQLWrapper with an opener of its own: the shared one follows redirects and reads errors of any size."""

    def __init__(self, url: str, credentials: Credentials | None) -> None:
        super().__init__(url, agent="sme-policy-graph")
        self._opener = _opener(url, credentials)
        if credentials:
            self.setCredentials(*credentials)
        self.setMethod(POST)
        self.setOnlyConneg(True)

    def ask(self, request: Request, seconds: float | None) -> None:
        """Sets what to ask. SPARQLWrapper would guess the form, and warn where it cannot."""
        self.queryString, self.queryType = request.text, request.form
        self.timeout = None if seconds is None else ceil(seconds)
        best, other = request.kinds
        self.addCustomHttpHeader("Accept", f"{best}, {other};q=0.5")
        for graph in request.graphs:
            self.addParameter("default-graph-uri", graph)
        for graph in request.named:
            self.addParameter("named-graph-uri", graph)

    def _query(self) -> tuple[HTTPResponse, str]:
        return self._opener.open(self._createRequest(), timeout=self.timeout), self.returnFormat


def _opener(url: str, credentials: Credentials | None) -> OpenerDirector:
    if credentials is None:
        return build_opener(_NoRedirects)
    passwords = HTTPPasswordMgrWithDefaultRealm()
    passwords.add_password(None, url, *credentials)
    return build_opener(_NoRedirects, _Digest(passwords))


def _check(url: str, response: HTTPResponse, kinds: Sequence[str]) -> None:
    kind = response.headers.get_content_type() if "Content-Type" in response.headers else "no content type"
    if kind not in kinds:
        raise SourceError(url, f"answers with {one_line(kind)} and not with {kinds[0]}", _WRONG_PLACE)
    for header in _CUT:
        if header in response.headers:
            about = f"left out part of the answer ({header}: {one_line(response.headers[header])})"
            raise SourceError(url, about, "raise the limits of the server, or narrow the question")


def _read(url: str, response: HTTPResponse, deadline: Deadline, largest: int) -> bytes:
    """``read1`` gives what is there, so that a slow server cannot hold us beyond the deadline."""
    chunks: list[bytes] = []
    size = 0
    while chunk := response.read1(_CHUNK):
        chunks.append(chunk)
        size += len(chunk)
        deadline.left()
        if size > largest:
            raise SourceError(url, f"answers with more than {largest:,} bytes", "narrow the question")
    if response.length:
        raise SourceError(url, "broke off in the middle of the answer", "ask again")
    return b"".join(chunks)


def _refused(url: str, error: HTTPError) -> SourceError:
    said = _beginning(error)
    if 300 <= error.code < 400:
        target = one_line(_USER.sub("", error.headers.get("Location", "nowhere")))
        return SourceError(url, f"redirects to {target}", "give that URL, if you trust it")
    about = f"answers with HTTP {error.code} {one_line(error.reason)}" + (f": {said}" if said else "")
    remedy = "narrow the question, or ask later" if error.code >= 500 else "see what the endpoint says"
    return SourceError(url, about, _REMEDIES.get(error.code, remedy))


def _beginning(error: HTTPError) -> str:
    """The first words of an error that is plain text, where it can be read."""
    body = getattr(error, "fp", None)
    if body is None:
        return ""
    try:
        with body:
            said = body.read(4 * _SHOWN).decode("utf-8", "replace")
    except (OSError, HTTPException, ValueError):
        return ""
    return "" if said.lstrip().startswith(("<", "{")) else one_line(said)


def _words(reason: object) -> str:
    said = reason.strerror if isinstance(reason, OSError) else None
    return one_line(said or str(reason) or type(reason).__name__)


def one_line(text: str) -> str:
    """What a server said as one short line that does nothing to a terminal."""
    plain = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
    return plain if len(plain) <= _SHOWN else plain[: _SHOWN - 1] + "…"
