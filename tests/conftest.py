"""What several test modules share: the checkout, and the annotated texts beside it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

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
