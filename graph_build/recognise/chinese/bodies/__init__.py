"""Public bodies and classes of bodies that a Chinese text names."""

from .find import BodyGrammar, compile_bodies, find_mentions

__all__ = ["BodyGrammar", "compile_bodies", "find_mentions"]
