"""The lexicon: phrases of the vocabularies, compiled, and found in texts."""

from .compile import compile_vocabulary

__all__ = ["compile_vocabulary"]
