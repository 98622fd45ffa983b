"""Applies a function to many items in several processes, and gives the results in the order of the items.

Example:
    >>> list(in_order(abs, [-1, -2], jobs=2, died=lambda item: 0))
    [1, 2]
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from itertools import islice
from typing import Final, Generic, TypeVar

__all__ = ["in_order"]

Item = TypeVar("Item")
Result = TypeVar("Result")
_AHEAD: Final = 4


def in_order(
    function: Callable[[Item], Result],
    items: Iterable[Item],
    *,
    jobs: int,
    died: Callable[[Item], Result],
    start: Callable[..., None] | None = None,
    start_arguments: tuple[object, ...] = (),
) -> Iterator[Result]:
    """The results of ``function``, in order, read a few items ahead. Each process first calls ``start``. With one job
    all is done in this process. ``died`` gives the result for an item that brought its process down (a crash, or no
    memory left) and did so again when tried alone."""
    if jobs <= 1:
        if start:
            start(*start_arguments)
        yield from map(function, items)
        return
    pool = _Pool(function, died, start, start_arguments)
    rest = iter(items)
    waiting = deque((item, pool.submit(item, jobs)) for item in islice(rest, jobs * _AHEAD))
    try:
        while waiting:
            yield pool.result(*waiting.popleft())
            waiting.extend((item, pool.submit(item, jobs)) for item in islice(rest, 1))
    finally:
        pool.close()


class _Pool(Generic[Item, Result]):
    """Processes that are replaced when one of them dies."""

    def __init__(
        self,
        function: Callable[[Item], Result],
        died: Callable[[Item], Result],
        start: Callable[..., None] | None,
        start_arguments: tuple[object, ...],
    ) -> None:
        self._function = function
        self._died = died
        self._start = start, start_arguments
        self._executor: ProcessPoolExecutor | None = None

    def submit(self, item: Item, jobs: int) -> Future[Result]:
        if self._executor is None:
            self._executor = self._new(jobs)
        try:
            return self._executor.submit(self._function, item)
        except BrokenProcessPool:
            self.close()
            return self.submit(item, jobs)

    def result(self, item: Item, future: Future[Result]) -> Result:
        try:
            return future.result()
        except BrokenProcessPool:
            return self._alone(item)

    def close(self) -> None:
        if self._executor is not None:
            self._executor.shutdown(cancel_futures=True)
        self._executor = None

    def _alone(self, item: Item) -> Result:
        with self._new(1) as executor:
            try:
                return executor.submit(self._function, item).result()
            except BrokenProcessPool:
                return self._died(item)

    def _new(self, jobs: int) -> ProcessPoolExecutor:
        start, arguments = self._start
        return ProcessPoolExecutor(jobs, initializer=partial(start, *arguments) if start else None)
