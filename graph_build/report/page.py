"""Puts the sections of a report into one page, no larger than 6 MB whatever the graph.

Example:
    >>> from .model import Section
    >>> "Nothing &lt;yet&gt;" in render((Section("a", "A", ("Nothing <yet>",)),), "tiny", "2020-01-01")
    True
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment
from plotly.offline import get_plotlyjs

from ..embedding import content_policy, inline_script, joined_scripts, joined_styles, json_block, page_templates
from ..table import compact
from .downloads import downloads
from .fit import fitted
from .model import Block, Chart, Grid, Section

__all__ = ["LARGEST", "render"]

LARGEST: Final = 6_000_000
# For what the buttons say of rows that are left out.
_SPARE: Final = 20_000
_SCRIPTS: Final = ("labels", "bars", "heat", "marks", "networks", "page")
_NUMBER: Final = re.compile(r"-?[\d,.]+(e-?\d+)?%?")
_FOLDER: Final = Path(__file__).resolve().parent / "templates"


def render(sections: Sequence[Section], name: str, made: str) -> str:
    """The page of these sections about the graph ``name``, made on the day ``made``. Rows that have no room in it are
    left out, and it says so."""
    sections = [replace(section, blocks=tuple(map(_fitted, section.blocks))) for section in sections]
    blocks = [block for section in sections for block in section.blocks]
    library, script = inline_script(get_plotlyjs()), joined_scripts(_FOLDER, *_SCRIPTS)
    values = {
        "sections": sections,
        "name": name,
        "made": made,
        "policy": content_policy(library, script),
        "style": joined_styles(_FOLDER, "report"),
        "library": library,
        "script": script,
    }
    bare = _filled(values, blocks, 0)
    return _filled(values, blocks, LARGEST - _SPARE - len(bare.encode()))


def _filled(values: dict[str, Any], blocks: Sequence[Block], room: int) -> str:
    """The page with ``room`` bytes of rows to take from it."""
    given = downloads(blocks, room)
    template = _environment().get_template("report.html.j2")
    return template.render(**values, offers=given.offers, left=given.left, data=json_block(given.data))


def _fitted(block: Block) -> Block:
    return fitted(block) if isinstance(block, Grid) else block


@cache
def _environment() -> Environment:
    environment = page_templates(_FOLDER)
    environment.filters["compact"] = compact
    environment.tests["chart"] = lambda block: isinstance(block, Chart)
    environment.filters["numeric"] = _numeric
    return environment


def _numeric(grid: Grid) -> list[bool]:
    """Whether each column holds numbers, and nothing else but gaps."""
    columns = zip(*grid.rows, strict=True)
    return [all(cell is None or _NUMBER.fullmatch(str(cell)) for cell in column) for column in columns]
