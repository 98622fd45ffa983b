"""What doctests and tests share: the graph of the example documents, built once."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph_build import build

EXAMPLES = Path(__file__).resolve().parent / "examples" / "china"


@pytest.fixture(scope="session")
def example_build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the graph of the example documents."""
    out = tmp_path_factory.mktemp("examples") / "build"
    build([EXAMPLES], out)
    return out


@pytest.fixture(autouse=True)
def _graph_of_examples(request: pytest.FixtureRequest, doctest_namespace: dict[str, object]) -> None:
    """Doctests of ``graph_build.graph`` have a ``graph``."""
    if isinstance(request.node, pytest.DoctestItem) and request.node.name.startswith("graph_build.graph."):
        from graph_build.graph import open_graph

        doctest_namespace["graph"] = open_graph(request.getfixturevalue("example_build"))
