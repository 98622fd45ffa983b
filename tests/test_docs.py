"""The documentation says what is so. ``python -m tests.test_docs`` writes the help texts in docs/cli.md and the list of
questions in docs/questions.md anew."""

from __future__ import annotations

import argparse
import doctest
import os
import re
import shlex
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from graph_build import check_vocabulary
from graph_build.cli.parser import make_parser
from graph_build.query import Parameter, Question, load_questions

CHECKOUT = Path(__file__).resolve().parent.parent
README = CHECKOUT / "README.md"
CLI = CHECKOUT / "docs" / "cli.md"
QUESTIONS = CHECKOUT / "docs" / "questions.md"
PAGES = [
    README,
    CHECKOUT / "CHANGELOG.md",
    *sorted((CHECKOUT / "docs").rglob("*.md")),
    *CHECKOUT.glob("ontology/**/*.md"),
]
SETTINGS: dict[str, Any] = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))
PROJECT = SETTINGS["project"]
MARK = "<!-- help texts -->\n"
LIST = "<!-- questions -->\n"


def parsers(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    """The parser of the whole and those of all commands."""
    yield parser
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for child in action.choices.values():
                yield from parsers(child)


def cli_page() -> str:
    """What docs/cli.md must say."""
    os.environ["COLUMNS"] = "100"
    helps = [f"## {parser.prog}\n\n```\n{parser.format_help()}```\n" for parser in parsers(make_parser())]
    introduction = CLI.read_text(encoding="utf-8").partition(MARK)[0]
    return introduction + MARK + "\n" + "\n".join(helps)


def questions_page() -> str:
    """What docs/questions.md must say."""
    introduction = QUESTIONS.read_text(encoding="utf-8").partition(LIST)[0]
    groups: dict[str, list[Question]] = {}
    for question in load_questions().values():
        groups.setdefault(question.group, []).append(question)
    chapters = [
        f"## {group.capitalize()}\n\n" + "\n".join(map(question_entry, questions))
        for group, questions in sorted(groups.items())
    ]
    return introduction + LIST + "\n" + "\n".join(chapters)


def question_entry(question: Question) -> str:
    """One question: what it answers, its parameters and columns."""
    parameters = [
        f"- `--param {p.name}=…` ({p.type}, {'needed' if p.required else 'optional'}{default(p)}): {p.about}"
        for p in question.parameters.values()
    ]
    columns = [f"| `{name}` | {about} |" for name, about in question.columns.items()]
    parts = [
        f"### {question.name}",
        f"{question.title}. {question.answers}",
        "\n".join(parameters),
        "\n".join(["| column | what it holds |", "|---|---|", *columns]),
        f"Proved by `{question.prove}`, or with `--evidence`." if question.prove else "",
    ]
    return "\n\n".join(filter(None, parts)) + "\n"


def default(parameter: Parameter) -> str:
    """What is taken where a parameter is left out."""
    value = parameter.default
    return "" if value is None else f", {str(value).lower()} unless given"


def blocks(language: str) -> list[str]:
    """The code blocks of the README in one language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", README.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)


def test_help_texts_are_those_of_the_commands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    assert CLI.read_text(encoding="utf-8") == cli_page(), "run: python -m tests.test_docs"


def test_the_questions_are_those_of_the_catalogue() -> None:
    assert QUESTIONS.read_text(encoding="utf-8") == questions_page(), "run: python -m tests.test_docs"


def test_each_help_has_an_example() -> None:
    for parser in parsers(make_parser()):
        assert "example: sme-graph" in parser.format_help(), parser.prog


def test_the_readme_starts_with_two_lines_for_a_fresh_machine() -> None:
    first, second = blocks("sh")[:2]
    for line in (first, second):
        assert line.startswith("python3.11 -m venv .venv && .venv/bin/pip install ")
        assert line.count("\n") == 1
    assert first.endswith(".venv/bin/sme-graph build examples/china --out build\n")
    assert ".venv/bin/python -m pytest" in second


def test_the_commands_of_the_readme_are_right() -> None:
    lines = [line for block in blocks("sh") for line in re.findall(r"\.venv/bin/sme-graph ([^|\n]+)", block)]
    assert len(lines) > 5
    for line in lines:
        make_parser().parse_args(shlex.split(line))


def test_the_python_of_the_readme_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "examples").symlink_to(CHECKOUT / "examples")
    monkeypatch.chdir(tmp_path)
    found = doctest.testfile(str(README), module_relative=False, optionflags=doctest.ELLIPSIS)
    assert found.attempted
    assert not found.failed


def test_the_turtle_of_the_readme_is_a_sound_vocabulary(tmp_path: Path) -> None:
    (turtle,) = blocks("turtle")
    path = tmp_path / "readme.ttl"
    path.write_text(turtle, encoding="utf-8")
    report = check_vocabulary([path])
    assert report.conforms, report.findings


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(CHECKOUT)))
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), target


def test_each_dependency_has_a_decision() -> None:
    decisions = " ".join(path.read_text(encoding="utf-8") for path in (CHECKOUT / "docs" / "decisions").glob("*.md"))
    extra = PROJECT["optional-dependencies"]["test"]
    for requirement in [*PROJECT["dependencies"], *extra]:
        name = re.split(r"[<>=]", requirement)[0]
        assert re.search(rf"\b{re.escape(name)}\b", decisions), name


def test_the_changelog_has_the_version() -> None:
    assert f"## [{PROJECT['version']}]" in (CHECKOUT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_wheel_holds_all_data_folders() -> None:
    there = {name for name in ("ontology", "queries", "shapes") if any((CHECKOUT / name).glob("**/*.*"))}
    included = SETTINGS["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert included == {name: f"graph_build/data/{name}" for name in sorted(there)}


if __name__ == "__main__":
    CLI.write_text(cli_page(), encoding="utf-8")
    QUESTIONS.write_text(questions_page(), encoding="utf-8")
