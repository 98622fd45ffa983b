"""Asks again what may be asked twice, after a while that grows, where an endpoint is busy.

Example:
    >>> answers = iter([SourceBusy("e", "is busy"), "an answer"])
    >>> def ask():
    ...     answer = next(answers)
    ...     if isinstance(answer, Exception):
    ...         raise answer
    ...     return answer
    >>> patiently(ask, left=lambda: 60.0)
    'an answer'
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Final, TypeVar

from tenacity import RetryCallState, Retrying, retry_if_exception, stop_after_attempt, wait_exponential, wait_random

from ..errors import SourceBusy

__all__ = ["TRIES", "patiently"]

T = TypeVar("T")
TRIES: Final = 4
_log = logging.getLogger(__name__)
_growing: Final = wait_exponential(multiplier=0.2, max=10) + wait_random(0, 0.1)


def patiently(work: Callable[[], T], *, left: Callable[[], float | None]) -> T:
    """What ``work`` gives, which is tried up to :data:`TRIES` times where it raises SourceBusy and the seconds that are
    ``left`` (None: for ever) are more than the wait. Raises what ``work`` raised last. The wait is twice as long each
    time, with some chance in it, or as long as the endpoint asks for."""

    def wait(state: RetryCallState) -> float:
        error = state.outcome.exception() if state.outcome else None
        return max(_growing(state), error.after if isinstance(error, SourceBusy) else 0.0)

    def in_time(error: BaseException) -> bool:
        seconds = left() if isinstance(error, SourceBusy) else 0.0
        return isinstance(error, SourceBusy) and (seconds is None or seconds > max(error.after, 0.5))

    def tell(state: RetryCallState) -> None:
        if state.outcome and state.next_action:
            _log.info("%s: again in %.1f s", state.outcome.exception(), state.next_action.sleep)

    retrying = Retrying(
        stop=stop_after_attempt(TRIES), wait=wait, retry=retry_if_exception(in_time), before_sleep=tell, reraise=True
    )
    return retrying(work)
