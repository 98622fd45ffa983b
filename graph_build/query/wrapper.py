"""SPARQLWrapper as it is used here: it follows no redirect, answers to Basic, Digest and Bearer, and is told what it
would guess.

Example:
    >>> Credentials("me", "hidden")
    Credentials(user='me', digest=False)
    >>> Client("http://localhost:7878/query").endpoint
    'http://localhost:7878/query'
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from http import HTTPStatus
from http.client import HTTPResponse
from math import ceil
from typing import Any
from urllib.error import HTTPError
from urllib.request import (
    HTTPDigestAuthHandler,
    HTTPPasswordMgrWithDefaultRealm,
    HTTPRedirectHandler,
    OpenerDirector,
    Request,
    build_opener,
    parse_http_list,
    parse_keqv_list,
)

from SPARQLWrapper import POST, SPARQLWrapper

__all__ = ["Client", "Credentials", "wants_digest"]


@dataclass(frozen=True, slots=True)
class Credentials:
    """A user and a password, or a ``secret`` alone as bearer token. ``digest``: the server asks for a digest, and is
    not told the password itself."""

    user: str | None
    secret: str = field(repr=False)
    digest: bool = False


class _NoRedirects(HTTPRedirectHandler):
    """A redirect would lose the query, and could take the password to another server."""

    def redirect_request(self, *_: object) -> None:
        return None


class _Digest(HTTPDigestAuthHandler):
    """Answers the challenge of a server at once, when it is known from an earlier request: urllib would let itself be
    asked each time."""

    _challenge: dict[str, str] | None = None

    def http_request(self, request: Request) -> Request:
        """Before a request is sent."""
        digest = self.get_authorization(request, self._challenge) if self._challenge else None
        if digest:
            request.add_unredirected_header(self.auth_header, f"Digest {digest}")
        return request

    https_request = http_request

    def retry_http_digest_auth(self, req: Request, auth: str) -> Any:
        """When the server asks who is there."""
        self._challenge = parse_keqv_list(list(filter(None, parse_http_list(auth.partition(" ")[2]))))
        return super().retry_http_digest_auth(req, auth)

    def http_error_401(self, *request: Any) -> Any:
        """As urllib would leave the answer that asks open."""
        request[1].close()
        return super().http_error_401(*request)


class Client(SPARQLWrapper):
    """SPARQLWrapper with an opener of its own: the shared one follows redirects and reads errors of any size."""

    def __init__(self, url: str, credentials: Credentials | None = None) -> None:
        super().__init__(url, agent="sme-policy-graph")
        self._opener = _opener(url, credentials)
        if credentials and credentials.user is None:
            self.addCustomHttpHeader("Authorization", f"Bearer {credentials.secret}")
        elif credentials and not credentials.digest:
            self.setCredentials(credentials.user, credentials.secret)
        self.setMethod(POST)
        self.setOnlyConneg(True)

    def say(self, text: str, form: str, seconds: float | None, *, accept: str = "*/*") -> None:
        """Sets what to send. SPARQLWrapper would guess the form, and warn where it cannot."""
        self.queryString, self.queryType = text, form
        self.timeout = None if seconds is None else ceil(seconds)
        self.addCustomHttpHeader("Accept", accept)

    def about(self, graphs: Sequence[str], named: Sequence[str]) -> None:
        """Sets the graphs that make up the default graph, and the named graphs."""
        for graph in graphs:
            self.addParameter("default-graph-uri", graph)
        for graph in named:
            self.addParameter("named-graph-uri", graph)

    def _query(self) -> tuple[HTTPResponse, str]:
        return self._opener.open(self._createRequest(), timeout=self.timeout), self.returnFormat


def wants_digest(url: str, seconds: float | None) -> bool:
    """Whether the endpoint asks for a digest when nobody says who asks. To a server that does, Basic would tell the
    password, and some, as Virtuoso, then say no without asking for anything. Raises what urllib does."""
    client = Client(url)
    client.say("ASK {}", "ASK", seconds)
    try:
        client.query().response.close()
    except HTTPError as error:
        with error:
            asked = " ".join(error.headers.get_all("WWW-Authenticate", ())).lower()
            return error.code == HTTPStatus.UNAUTHORIZED and "digest" in asked
    return False


@lru_cache(maxsize=8)
def _opener(url: str, credentials: Credentials | None) -> OpenerDirector:
    if not credentials or not credentials.digest:
        return build_opener(_NoRedirects)
    passwords = HTTPPasswordMgrWithDefaultRealm()
    passwords.add_password(None, url, str(credentials.user), credentials.secret)
    return build_opener(_NoRedirects, _Digest(passwords))
