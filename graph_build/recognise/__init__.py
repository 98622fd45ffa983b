"""Recognition: what a segmented text says, each statement with the characters that prove it."""

from .reading import Recogniser, compile_recogniser, recognise

__all__ = ["Recogniser", "compile_recogniser", "recognise"]
