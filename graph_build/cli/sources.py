"""Opens the graph that the options of a command name, and finds the password of who asks."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from typing import TYPE_CHECKING

from ..errors import QueryError

if TYPE_CHECKING:
    from ..query import Source

__all__ = ["secret_of", "source_of"]


def source_of(arguments: Namespace) -> Source:
    """The graph that the options name. Raises SourceError and QueryError."""
    from ..query import connect, open_source

    if not arguments.endpoint:
        return open_source(arguments.graph)
    return connect(arguments.endpoint, user=arguments.user, password=secret_of(arguments, arguments.endpoint))


def secret_of(arguments: Namespace, url: str) -> str | None:
    """The password of ``--user``, or the token where there is no user: from ``--password-env``; or else that of the
    user from the netrc file, or from a prompt at a terminal. Raises QueryError where there is none."""
    if arguments.password_env is not None:
        return _from_environment(arguments.password_env)
    if arguments.user is None:
        return None
    return _from_netrc(arguments.user, url) or _from_prompt(arguments.user, url)


def _from_environment(variable: str) -> str:
    password = os.environ.get(variable)
    if not password:
        raise QueryError(f"--password-env {variable}", "no such environment variable", f"export {variable}=…")
    return password


def _from_netrc(user: str, url: str) -> str | None:
    """The password of the user at the host of ``url``; ``NETRC`` names another file than ``~/.netrc``."""
    from netrc import NetrcParseError, netrc
    from urllib.parse import urlsplit

    try:
        found = netrc(os.environ.get("NETRC")).authenticators(urlsplit(url).hostname or "")
    except FileNotFoundError:
        return None
    except (NetrcParseError, OSError, ValueError) as error:
        # What it says of a broken line may show what stands there.
        raise QueryError(os.environ.get("NETRC", "~/.netrc"), "cannot be read", "mend it, or --password-env") from error
    return found[2] if found and found[0] == user else None


def _from_prompt(user: str, url: str) -> str:
    from getpass import getpass

    if not sys.stdin.isatty():
        raise QueryError(f"--user {user}", "has no password", "name the variable that holds it with --password-env")
    return getpass(f"Password of {user} at {url}: ", stream=sys.stderr)
