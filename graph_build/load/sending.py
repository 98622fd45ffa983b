"""Takes the steps of a load: while one graph is put in its place, the next is on its way.

Example:
    >>> from graph_build.load.plan import Step
    >>> intended(Step("remove", "e:g", None, 3))
    Outcome(iri='e:g', act='remove', triples=3, problem='')
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import replace
from functools import partial

from ..errors import GraphRefused, PolicyGraphError, QueryTimeout, SourceError, TargetError
from .journal import Journal
from .outcome import Outcome
from .plan import Step
from .triplestore import Triplestore

__all__ = ["intended", "send_all"]


def intended(step: Step) -> Outcome:
    """What becomes of a step if all goes well."""
    return Outcome(step.iri, step.act, step.graph.triples if step.graph else step.held)


def send_all(
    store: Triplestore, steps: Sequence[Step], journal: Journal, tell: Callable[[int, int], None]
) -> Iterator[Outcome]:
    """What became of each step; ``tell`` hears how many of how many graphs were sent. Raises SourceError and
    TargetError where it cannot go on."""
    total, done = sum(step.act == "send" for step in steps), 0
    with ThreadPoolExecutor(1) as pool:
        for step, rest in _one_ahead((step, partial(_begun, store, step, journal, pool)) for step in steps):
            try:
                _end(step, rest, journal)
            except GraphRefused as error:
                yield replace(intended(step), problem=f"{error.what}; {error.remedy}")
            except (SourceError, QueryTimeout, TargetError) as error:
                raise _halfway(error, done, total) from error
            else:
                yield intended(step)
            done += step.act == "send"
            tell(done, total)


def _one_ahead(begun: Iterable[tuple[Step, Callable[[], Future[None]]]]) -> Iterator[tuple[Step, Future[None]]]:
    """Begins each step before the one ahead of it is looked at."""
    waiting: tuple[Step, Future[None]] | None = None
    for step, begin in begun:
        following = step, begin()
        if waiting:
            yield waiting
        waiting = following
    if waiting:
        yield waiting


def _begun(store: Triplestore, step: Step, journal: Journal, pool: Executor) -> Future[None]:
    """One step as far as it takes this thread; what is left of it, or what went wrong, is in the future. While a graph
    is on its way, the journal does not say that it is there."""
    if step.act == "keep":
        return pool.submit(_nothing)
    journal.forget(step.iri)
    try:
        if step.graph is None:
            store.remove(step.iri)
            return pool.submit(_nothing)
        return pool.submit(store.replace(step.graph, held=step.held > 0))
    except PolicyGraphError as error:
        failed: Future[None] = Future()
        failed.set_exception(error)
        return failed


def _end(step: Step, rest: Future[None], journal: Journal) -> None:
    rest.result()
    if step.act == "send" and step.graph is not None:
        journal.add(step.iri, step.graph.checksum)


def _halfway(error: PolicyGraphError, done: int, total: int) -> PolicyGraphError:
    """The error with how far the load came."""
    kind = TargetError if isinstance(error, TargetError) else SourceError
    remedy = f"{error.remedy}; {done} of {total} graphs were sent, another load goes on from there"
    return kind(error.where, error.what, remedy if done else error.remedy)


def _nothing() -> None:
    pass
