"""The command ``sme-graph``: reads arguments, calls one function of the package, prints.

Exit codes: 0 done; 1 done, but the graph breaks a shape or the evaluation a floor; 2 wrong usage; 3 some inputs could
not be read or some graphs not loaded (each is named with the reason, all others are done), or a graph that is asked
does not answer; 130 stopped by the user.

Example:
    >>> main(["vocabulary", "list", "--scheme", "role", "--format", "csv"])  # doctest: +ELLIPSIS
    scheme,id,label_en,label_zh,phrases
    role,duty,...
    0
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from ..errors import InputError, PolicyGraphError, QueryTimeout, SourceError, TargetError
from .parser import parse

__all__ = ["main"]

INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command; ``argv`` is ``sys.argv[1:]`` unless given. Returns the exit code; raises SystemExit for
    ``--help``, ``--version`` and wrong usage."""
    arguments = parse(argv)
    try:
        _check_time()
        code: int = arguments.run(arguments)
        sys.stdout.flush()
    except PolicyGraphError as error:
        print(f"sme-graph: {error}", file=sys.stderr)  # noqa: T201
        return 3 if isinstance(error, InputError | SourceError | QueryTimeout | TargetError) else 2
    except BrokenPipeError:
        _close_stdout()
        return 0
    except KeyboardInterrupt:
        print("sme-graph: stopped", file=sys.stderr)  # noqa: T201
        return INTERRUPTED
    return code


def _check_time() -> None:
    """Some libraries stop with a traceback on a time that is none, as soon as they are imported."""
    if os.environ.get("SOURCE_DATE_EPOCH"):
        from ..describe.dataset import now

        now()


def _close_stdout() -> None:
    """The reader of the pipe has gone: what is left in the buffer goes nowhere, without a complaint at exit."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
