"""Puts the sections of a report into one page.

Example:
    >>> from .model import Section
    >>> "Nothing &lt;yet&gt;" in render((Section("a", "A", ("Nothing <yet>",)),), "tiny", "2020-01-01")
    True
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from plotly.offline import get_plotlyjs

from ..embedding import content_policy, inline_script, json_block
from ..table import compact
from .downloads import data_of, offered
from .model import Chart, Grid, Section

__all__ = ["render"]

_NUMBER: Final = re.compile(r"-?[\d,.]+(e-?\d+)?%?")
_FOLDER: Final = Path(__file__).resolve().parent


def render(sections: Sequence[Section], name: str, made: str) -> str:
    """The page of these sections about the graph ``name``, made on the day ``made``."""
    library, script = inline_script(get_plotlyjs()), inline_script(_file("report.js"))
    return (
        _environment()
        .get_template("report.html.j2")
        .render(
            sections=sections,
            name=name,
            made=made,
            policy=content_policy(library, script),
            style=inline_script(_file("report.css")),
            library=library,
            script=script,
            data=json_block(data_of(block for section in sections for block in section.blocks)),
        )
    )


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_FOLDER), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    environment.filters["compact"] = compact
    environment.tests["chart"] = lambda block: isinstance(block, Chart)
    environment.filters["offered"] = offered
    environment.filters["numeric"] = _numeric
    return environment


def _numeric(grid: Grid) -> list[bool]:
    """Whether each column holds numbers, and nothing else but gaps."""
    columns = zip(*grid.rows, strict=True)
    return [all(cell is None or _NUMBER.fullmatch(str(cell)) for cell in column) for column in columns]


def _file(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")
