"""Who loads: a user with a password, or the holder of a token. Secrets are never shown.

Example:
    >>> Access("dba", "hidden")
    Access(user='dba')
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, field

import httpx

__all__ = ["Access"]


@dataclass(frozen=True, slots=True)
class Access:
    """A user and a password; a secret alone is a bearer token; with neither, anybody."""

    user: str | None = None
    secret: str | None = field(default=None, repr=False)

    @property
    def auth(self) -> httpx.Auth | None:
        """As httpx takes them."""
        if not self.secret:
            return None
        return _Asked(self.user, self.secret) if self.user else _Bearer(self.secret)


class _Bearer(httpx.Auth):
    """A token, as in RFC 6750."""

    def __init__(self, token: str) -> None:
        self._token = token

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        request.headers["Authorization"] = f"Bearer {self._token}"
        yield request


class _Asked(httpx.Auth):
    """Digest or Basic, whichever the server asks for: a password is not sent as it is where a digest will do."""

    def __init__(self, user: str, password: str) -> None:
        self._basic = httpx.BasicAuth(user, password)
        self._digest = httpx.DigestAuth(user, password)
        self._chosen: httpx.Auth | None = None

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        if self._chosen:
            yield from self._chosen.auth_flow(request)
            return
        response = yield request
        if response.status_code != httpx.codes.UNAUTHORIZED:
            return
        asked = " ".join(response.headers.get_list("WWW-Authenticate")).lower()
        self._chosen = self._digest if "digest" in asked else self._basic
        yield from self._chosen.auth_flow(request)
