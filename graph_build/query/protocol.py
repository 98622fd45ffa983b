"""One request of the SPARQL 1.1 Protocol (https://www.w3.org/TR/sparql11-protocol/#query-operation), by SPARQLWrapper.

The server is not trusted: what it sends may be endless, slow, huge, of another kind, or lead elsewhere.

Example:
    >>> Request("ASK {}", "ASK").kinds
    ('application/sparql-results+json', 'application/json')
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import Message
from http.client import HTTPException, HTTPResponse
from ssl import SSLCertVerificationError
from typing import Final
from urllib.error import HTTPError, URLError

from ..errors import AnswerCut, SourceBusy, SourceError
from .sparql import Form
from .timing import Deadline
from .wrapper import Client, Credentials, wants_digest

__all__ = [
    "LARGEST",
    "UNTRUSTED",
    "Credentials",
    "Request",
    "answering",
    "credentials_for",
    "one_line",
    "post",
    "seconds_of",
]

UNTRUSTED: Final = ("has a certificate that is not trusted", "name the file of its authority with SSL_CERT_FILE")
LARGEST: Final = 512 * 2**20
_ROWS: Final = ("application/sparql-results+json", "application/json")
_TRIPLES: Final = ("text/turtle", "application/n-triples")
_CHUNK: Final = 2**16
_SHOWN: Final = 200
_USER: Final = re.compile(r"(?<=//)[^/?#]*@")
# Virtuoso says with these that it left rows out: as there are too many, and as it took too long.
_ROWS_LEFT: Final = "X-SPARQL-MaxRows"
_CUT: Final = (_ROWS_LEFT, "X-SQL-State")
_WRONG_PLACE: Final = "check that this is the URL of a SPARQL endpoint"
_LATER: Final = {429, 502, 503, 504}
_LONGEST_WAIT: Final = 3600.0
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
    client = Client(url, credentials)
    best, other = request.kinds
    client.say(request.text, request.form, deadline.left(), accept=f"{best}, {other};q=0.5")
    client.about(request.graphs, request.named)
    with answering(url, deadline), client.query().response as response:
        _check(url, response, request.kinds)
        return _read(url, response, deadline, largest)


def credentials_for(url: str, user: str | None, secret: str | None, deadline: Deadline) -> Credentials | None:
    """Who asks, as the server at ``url`` wants to be told; None without a ``secret``. Raises as :func:`post`."""
    if not secret:
        return None
    if not user:
        return Credentials(None, secret)
    with answering(url, deadline):
        return Credentials(user, secret, wants_digest(url, deadline.left()))


@contextmanager
def answering(url: str, deadline: Deadline) -> Iterator[None]:
    """Turns what goes wrong while a server is asked into SourceError, SourceBusy or QueryTimeout."""
    try:
        yield
    except HTTPError as error:
        raise _refused(url, error) from error
    except (OSError, HTTPException, ValueError) as error:
        reason = error.reason if isinstance(error, URLError) else error
        if isinstance(reason, TimeoutError):
            raise deadline.late() from error
        if isinstance(reason, SSLCertVerificationError):
            raise SourceError(url, *UNTRUSTED) from error
        kind = SourceBusy if isinstance(reason, ConnectionResetError | HTTPException) else SourceError
        raise kind(url, f"gives no answer: {_words(reason)}", "check that it runs") from error


def _check(url: str, response: HTTPResponse, kinds: Sequence[str]) -> None:
    kind = response.headers.get_content_type() if "Content-Type" in response.headers else "no content type"
    if kind not in kinds:
        raise SourceError(url, f"answers with {one_line(kind)} and not with {kinds[0]}", _WRONG_PLACE)
    for header in _CUT:
        if header in response.headers:
            said = one_line(response.headers[header])
            rows = int(said) if header == _ROWS_LEFT and said.isascii() and said.isdecimal() else 0
            about = f"left out part of the answer ({header}: {said})"
            raise AnswerCut(url, about, "raise the limits of the server, or narrow the question", rows=rows)


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
        raise SourceBusy(url, "broke off in the middle of the answer", "ask again")
    return b"".join(chunks)


def _refused(url: str, error: HTTPError) -> SourceError:
    said = _beginning(error)
    if 300 <= error.code < 400:
        target = one_line(_USER.sub("", error.headers.get("Location", "nowhere")))
        return SourceError(url, f"redirects to {target}", "give that URL, if you trust it")
    about = f"answers with HTTP {error.code} {one_line(error.reason)}" + (f": {said}" if said else "")
    remedy = "narrow the question, or ask later" if error.code >= 500 else "see what the endpoint says"
    if error.code in _LATER:
        return SourceBusy(url, about, "narrow the question, or ask later", after=seconds_of(error.headers))
    return SourceError(url, about, _REMEDIES.get(error.code, remedy))


def seconds_of(headers: Mapping[str, str] | Message) -> float:
    """The seconds that ``Retry-After`` asks to wait, 0 where it does not say so in seconds."""
    asked = str(headers.get("Retry-After", "")).strip()
    return min(float(asked), _LONGEST_WAIT) if asked.isascii() and asked.isdecimal() else 0.0


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
