"""Waits for an answer no longer than allowed.

Example:
    >>> in_time("store", 5, lambda deadline: "an answer")
    'an answer'
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures import TimeoutError as LateError
from dataclasses import dataclass
from threading import Thread
from time import monotonic
from traceback import clear_frames
from typing import TypeVar

from ..errors import QueryTimeout

__all__ = ["Deadline", "in_time"]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Deadline:
    """When the ``seconds`` that ``where`` may take are over; never if that is None."""

    where: object
    seconds: float | None
    end: float
    remedy: str = "narrow the question or allow more time"

    def left(self) -> float | None:
        """The seconds that are left. Raises QueryTimeout where there are none."""
        if self.seconds is None:
            return None
        left = self.end - monotonic()
        if left <= 0:
            raise self.late()
        return left

    def late(self) -> QueryTimeout:
        """The error to raise when they are over."""
        return QueryTimeout(self.where, f"no answer in {self.seconds:g} s", self.remedy)


def in_time(where: object, seconds: float | None, work: Callable[[Deadline], T]) -> T:
    """What ``work`` gives, if it does so within ``seconds``. Raises QueryTimeout otherwise, and what ``work`` raises.
    It works in a thread of its own, which nothing can stop: it is left alone, and is to look at its deadline."""
    deadline = Deadline(where, seconds, monotonic() + (seconds or 0))
    future: Future[T] = Future()

    def run() -> None:
        try:
            future.set_result(work(deadline))
        except BaseException as error:  # noqa: BLE001 -- handed to the waiting thread
            _forget_locals(error)
            future.set_exception(error)

    Thread(target=run, daemon=True).start()
    try:
        return future.result(seconds)
    except LateError as error:
        if future.done():
            return future.result()
        raise deadline.late() from error


def _forget_locals(error: BaseException | None) -> None:
    """Answers that pyoxigraph is still reading must die in the thread that asked, not with the traceback in another."""
    while error is not None:
        clear_frames(error.__traceback__)
        error = error.__cause__ or error.__context__
