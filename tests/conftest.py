"""What several test modules share: the checkout, the annotated texts beside it, and how to run a command."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from browsers import chromium_browser
from commands import Ran, Run
from drawn import Open, opening
from harbours import harbour_quads
from hypothesis import settings

from graph_build.cli import main
from graph_build.query import LocalSource

# How long an example takes says more of the machine than of the code.
settings.register_profile("project", deadline=None)
settings.load_profile("project")

CHECKOUT = Path(__file__).resolve().parent.parent
SHARED = CHECKOUT.parent / "shared"


@pytest.fixture(scope="session")
def checkout() -> Path:
    """The root of the checkout."""
    return CHECKOUT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with corpora and gold beside the checkout. Without it tests skip; where CI is set they fail."""
    if SHARED.is_dir():
        return SHARED
    message = "the folder 'shared' (texts and annotations) is not beside the checkout"
    if os.environ.get("CI"):
        pytest.fail(f"{message}, and CI needs it", pytrace=False)
    pytest.skip(message)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command in this process."""

    def call(*arguments: object) -> Ran:
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as stop:
            code = int(stop.code or 0)
        return Ran(code, *capsys.readouterr())

    return call


@pytest.fixture(scope="session")
def quads() -> list[ox.Quad]:
    """The graph of the harbours."""
    return harbour_quads()


@pytest.fixture(scope="session")
def harbours(quads: list[ox.Quad]) -> LocalSource:
    """The same as a source."""
    store = ox.Store()
    store.extend(quads)
    return LocalSource(store, "harbours")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A real browser."""
    with chromium_browser() as browser:
        yield browser


@pytest.fixture
def opened(chromium: Any, tmp_path: Path) -> Iterator[Open]:
    """A way to open pages in it."""
    with opening(chromium, tmp_path) as opener:
        yield opener
