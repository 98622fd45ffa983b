"""Shows the catalogue of questions: all in a list, or one in full."""

from __future__ import annotations

import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from .tables import as_json, show

if TYPE_CHECKING:
    from ..query import Parameter, Question

__all__ = ["explain", "show_catalogue"]


def show_catalogue(form: str) -> int:
    """``sme-graph query --list``."""
    from ..query import load_questions

    questions = load_questions().values()
    if form == "json":
        as_json([_record(question) for question in questions])
    else:
        rows = [(q.group, q.name, q.title, " ".join(q.parameters)) for q in questions]
        show(("group", "name", "title", "parameters"), rows, form=form)
    return 0


def explain(name: str, form: str) -> int:
    """``sme-graph query --explain NAME``."""
    from ..query import find_question

    question = find_question(name)
    if form == "json":
        full = {"answers": question.answers, "about": dict(question.columns), "text": question.text}
        as_json({**_record(question), **full})
        return 0
    sys.stdout.write(f"{question.name} ({question.group}): {question.title}\n\n{question.answers}\n")
    parameters = [(p.name, p.type, p.about, _default(p)) for p in question.parameters.values()]
    if parameters:
        show(("parameter", "type", "what it is", "default"), parameters, form="table")
    show(("column", "what it holds"), list(question.columns.items()), form="table")
    sys.stdout.write(f"{question.code}\n\nexample: {_example(question)}\n")
    return 0


def _record(question: Question) -> dict[str, Any]:
    return {
        "name": question.name,
        "title": question.title,
        "group": question.group,
        "parameters": [asdict(parameter) for parameter in question.parameters.values()],
        "columns": list(question.columns),
    }


def _default(parameter: Parameter) -> str:
    if parameter.default is None:
        return "needed" if parameter.required else "any"
    return str(parameter.default)


def _example(question: Question) -> str:
    needed = [f" --param {p.name}=…" for p in question.parameters.values() if p.required]
    return f"sme-graph query {question.name}{''.join(needed)}"
