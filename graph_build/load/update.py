"""Sends an update of the SPARQL 1.1 Protocol (https://www.w3.org/TR/sparql11-protocol/#update-operation), by
SPARQLWrapper.

Example:
    >>> move("e:a", "e:b")
    'MOVE GRAPH <e:a> TO GRAPH <e:b>'
"""

from __future__ import annotations

from ..query.protocol import answering
from ..query.timing import Deadline
from ..query.wrapper import Client, Credentials

__all__ = ["drop", "move", "update"]


def update(url: str, text: str, deadline: Deadline, *, credentials: Credentials | None = None) -> None:
    """Changes what is behind ``url``; ``text`` is one operation. Raises SourceError where the server does not do it,
    and QueryTimeout where it does not say so by the deadline."""
    client = Client(url, credentials)
    client.say(text, text.split()[0].upper(), deadline.left())
    with answering(url, deadline):
        client.query().response.close()


def move(graph: str, to: str) -> str:
    """The operation after which ``to`` holds what ``graph`` held, and ``graph`` nothing."""
    return f"MOVE GRAPH <{graph}> TO GRAPH <{to}>"


def drop(graph: str) -> str:
    """The operation that removes a graph; it may be missing."""
    return f"DROP SILENT GRAPH <{graph}>"
