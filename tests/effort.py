"""How much processor time a call takes: for tests that it grows with the length of a text, not with its square."""

from __future__ import annotations

from collections.abc import Callable
from time import process_time

__all__ = ["seconds"]


def seconds(work: Callable[[], object]) -> float:
    """The least of three calls, as a pause of the garbage collector says nothing of the code."""

    def once() -> float:
        start = process_time()
        work()
        return process_time() - start

    return min(once() for _ in range(3))
