"""One request to a Graph Store over HTTP, by httpx. The server is not trusted: what it says may be endless, slow or
lead elsewhere; and it is told nothing it need not know.

Example:
    >>> with session(Access()) as client:
    ...     client.follow_redirects
    False
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Final

import httpx

from ..errors import GraphRefused, PolicyGraphError, SourceBusy, SourceError, TargetError
from ..query.protocol import UNTRUSTED, one_line, seconds_of
from ..query.timing import Deadline
from .access import Access
from .product import Product

__all__ = ["NoSuchGraph", "ask", "beginning", "session", "unreachable"]

_SHOWN: Final = 2000
_PATIENCE: Final = 300.0
_LATER: Final = {429, 502, 503, 504}
_AGENT: Final = {"User-Agent": "sme-policy-graph", "Accept-Encoding": "identity"}


class NoSuchGraph(TargetError):
    """A server has no such graph, and perhaps no such dataset."""


@contextmanager
def session(access: Access, *, seconds: float | None = _PATIENCE) -> Iterator[httpx.Client]:
    """A client for many requests; each may stand still for ``seconds``. Certificates are checked; ``SSL_CERT_FILE``
    names others than the usual ones."""
    timeout = httpx.Timeout(seconds, connect=10)
    with httpx.Client(auth=access.auth, timeout=timeout, headers=_AGENT, follow_redirects=False) as client:
        yield client


@contextmanager
def ask(
    client: httpx.Client,
    product: Product,
    method: str,
    url: str,
    deadline: Deadline,
    *,
    graph: str | None = None,
    body: bytes | Iterable[bytes] | None = None,
    headers: Mapping[str, str] | None = None,
) -> Iterator[httpx.Response]:
    """The answer to a request about the named graph ``graph``, its body not read yet. Raises SourceError where
    there is none, SourceBusy where there may be one later, QueryTimeout at the deadline, and TargetError for a no."""
    left = deadline.left()
    timeout = httpx.Timeout(left, connect=10 if left is None else min(10, left))
    params = {"graph": graph} if graph else None
    try:
        with client.stream(method, url, params=params, content=body, headers=headers, timeout=timeout) as response:
            if not response.is_success:
                raise refused(product, url, response)
            yield response
    except httpx.TimeoutException as error:
        raise deadline.late() from error
    except httpx.ConnectError as error:
        raise unreachable(url, error) from error
    except httpx.HTTPError as error:
        raise SourceBusy(url, f"broke off: {one_line(str(error))}", "load again: it goes on from here") from error
    except httpx.InvalidURL as error:
        raise SourceError(url, f"is no URL: {one_line(str(error))}", "mend it") from error


def unreachable(url: str, error: httpx.ConnectError) -> SourceError:
    """No connection: nothing listens there, or nobody that is trusted."""
    said = one_line(str(error))
    if "CERTIFICATE_VERIFY_FAILED" in said:
        return SourceError(url, *UNTRUSTED)
    return SourceError(url, f"gives no answer: {said}", "check that it runs")


def beginning(response: httpx.Response, size: int = _SHOWN) -> str:
    """The first ``size`` bytes of an answer as text."""
    said = bytearray()
    try:
        for part in response.iter_raw(size):
            said += part
            if len(said) >= size:
                break
    except httpx.HTTPError:
        pass
    return said[:size].decode("utf-8", "replace")


def refused(product: Product, url: str, response: httpx.Response) -> PolicyGraphError:
    """What an answer that is no success means, in plain words if the product's are known."""
    status = response.status_code
    said = beginning(response)
    if response.is_redirect:
        target = one_line(str(response.headers.get("Location", "nowhere")))
        return SourceError(url, f"redirects to {target}", "give that URL, if you trust it")
    known = next((fault for fault in product.faults if fault.fits(status, said)), None)
    about = f"answers with HTTP {status} {one_line(response.reason_phrase)}"
    kind = _KINDS.get(status, TargetError)
    if known:
        return kind(url, f"{about}: {known.what}", known.remedy)
    plain = "" if said.lstrip().startswith(("<", "{")) else one_line(said)
    what = about + (f": {plain}" if plain else "")
    if status in _LATER:
        return SourceBusy(url, what, "load again later: it goes on from here", after=seconds_of(response.headers))
    return kind(url, what, _REMEDIES.get(status, "see what the triplestore says"))


_KINDS: Final = {404: NoSuchGraph, **dict.fromkeys((400, 409, 413, 422, 500), GraphRefused)}
_REMEDIES: Final = {
    400: "see what it says of the data",
    401: "give the right user and password, or token",
    403: "give a user who may write, and the password",
    404: "check the URL and --product",
    405: "check the URL and --product, and that it may be written to",
    413: "raise the limit of the server or of the proxy before it",
    507: "free space on its disk",
}
