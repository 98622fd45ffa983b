"""Opens the graph that the options of a command name."""

from __future__ import annotations

import os
from argparse import Namespace
from typing import TYPE_CHECKING

from ..errors import QueryError

if TYPE_CHECKING:
    from ..query import Source

__all__ = ["source_of"]


def source_of(arguments: Namespace) -> Source:
    """The graph that the options name. Raises SourceError and QueryError."""
    from ..query import connect, open_source

    if not arguments.endpoint:
        return open_source(arguments.graph)
    return connect(arguments.endpoint, user=arguments.user, password=_password(arguments.password_env))


def _password(variable: str | None) -> str | None:
    if variable is None:
        return None
    password = os.environ.get(variable)
    if password is None:
        raise QueryError(f"--password-env {variable}", "no such environment variable", f"export {variable}=…")
    return password
