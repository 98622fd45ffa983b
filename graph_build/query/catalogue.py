"""The catalogue of named questions: one ``.rq`` file each, in folders that are groups.

The header of a file is its leading lines that start with ``#+``; together they are a TOML document (https://toml.io):
``title``, ``answers``, ``prove`` (the question that gives the quotes), ``[columns]`` and ``[parameters.NAME]`` with
``type``, ``about``, ``default`` and ``required``.

Example:
    >>> question = find_question("agency-workload")
    >>> question.group, question.columns["agency"]
    ('workload', 'the body or group of bodies')
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any, Final

from ..errors import ParameterError, QueryError
from ..namespaces import BASE
from ..resources import resource_files
from .parameters import TYPES, Parameter, Value, term_of
from .sparql import Term, bind, parameters_of

__all__ = ["Question", "adhoc_question", "bound", "find_question", "load_questions", "nearest", "read_question"]

_MARK: Final = "#+"
_FIELDS: Final = {"title", "answers", "prove", "columns", "parameters"}


@dataclass(frozen=True, slots=True)
class Question:
    """A named question. ``columns`` says what each column holds, in order; ``prove`` names the question whose rows are
    the quotes behind the rows of this one; ``path`` is its file."""

    name: str
    text: str
    group: str = ""
    title: str = ""
    answers: str = ""
    prove: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    parameters: Mapping[str, Parameter] = field(default_factory=dict)
    path: Path | None = None

    @property
    def code(self) -> str:
        """The text without the header."""
        return "\n".join(self.text.splitlines()[len(_leading(self.text)) :])


@cache
def load_questions() -> Mapping[str, Question]:
    """The shipped questions by name, sorted by group and name. Raises QueryError for a broken file."""
    questions = [read_question(path) for path in resource_files("queries", "*/*.rq")]
    return {question.name: question for question in sorted(questions, key=lambda q: (q.group, q.name))}


def find_question(name: str) -> Question:
    """The question of that name. Raises QueryError with the nearest names."""
    questions = load_questions()
    if name in questions:
        return questions[name]
    raise QueryError(name, "is no question of the catalogue", nearest(name, questions, "sme-graph query --list"))


def nearest(name: str, known: Mapping[str, object], otherwise: str) -> str:
    """A hint for a name that is not known.

    >>> nearest("agency-worklod", {"agency-workload": 1}, "see the list")
    'did you mean agency-workload?'
    """
    close = get_close_matches(name, known, n=3, cutoff=0.5) or [other for other in known if name in other][:3]
    return f"did you mean {' or '.join(close)}?" if close else f"see {otherwise}"


def read_question(path: Path) -> Question:
    """The question in a file; one without a header has the parameters that its text uses, all of type ``string``.
    Raises QueryError for a file that cannot be read and for a broken header."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, ValueError) as error:
        raise QueryError(path, str(error), "give a readable file in UTF-8") from error
    header = _header(path, text)
    parameters = {name: _parameter(path, name, about) for name, about in header.get("parameters", {}).items()}
    return Question(
        name=path.stem,
        text=text,
        group=path.parent.name,
        title=header.get("title", ""),
        answers=header.get("answers", ""),
        prove=header.get("prove"),
        columns=header.get("columns", {}),
        parameters=parameters or _untyped(text),
        path=path,
    )


def adhoc_question(text: str) -> Question:
    """A question that stands in no file: all parameters that its text uses are of type ``string``."""
    return Question("query", text, parameters=_untyped(text))


def bound(question: Question, values: Mapping[str, Value], *, base: str = BASE) -> str:
    """The text of a question with its parameters bound, defaults included. Raises ParameterError for one that is not
    known, is missing, or has a value of another type."""
    for name in values:
        if name not in question.parameters:
            known = ", ".join(question.parameters) or "none"
            hint = nearest(name, question.parameters, f"sme-graph query --explain {question.name}")
            raise ParameterError(question.name, f"has no parameter {name!r} (it has: {known})", hint)
    terms: dict[str, Term] = {}
    for name, parameter in question.parameters.items():
        value = values.get(name, parameter.default)
        if value is not None:
            terms[name] = term_of(parameter, value, base=base, where=question.name)
        elif parameter.required:
            raise ParameterError(question.name, f"needs the parameter {name}", f"give {name}: {parameter.about}")
    return bind(question.text, terms)


def _untyped(text: str) -> dict[str, Parameter]:
    return {name: Parameter(name, "string", "") for name in parameters_of(text)}


def _header(path: Path, text: str) -> dict[str, Any]:
    lines = [line.removeprefix(_MARK).strip() if line.startswith(_MARK) else "" for line in _leading(text)]
    try:
        header = tomllib.loads("\n".join(lines))
    except tomllib.TOMLDecodeError as error:
        raise QueryError(path, f"its header is no TOML: {error}", "mend the lines that start with #+") from error
    unknown = sorted(header.keys() - _FIELDS)
    if unknown:
        raise QueryError(path, f"its header has {', '.join(unknown)}", f"use {', '.join(sorted(_FIELDS))}")
    return header


def _leading(text: str) -> list[str]:
    lines = text.splitlines()
    code = (number for number, line in enumerate(lines) if line.strip() and not line.startswith("#"))
    return lines[: next(code, len(lines))]


def _parameter(path: Path, name: str, about: dict[str, Any]) -> Parameter:
    try:
        parameter = Parameter(name=name, **about)
    except TypeError as error:
        raise QueryError(path, f"parameter {name}: {error}", "use type, about, default, required") from error
    if parameter.type not in TYPES:
        raise QueryError(path, f"parameter {name} has type {parameter.type!r}", f"use one of {', '.join(TYPES)}")
    return parameter
