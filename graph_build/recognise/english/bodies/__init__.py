"""Public bodies and classes of bodies that a text names."""

from .find import find_mentions
from .mention import Mention, mention_span
from .names import Names, compile_names

__all__ = ["Mention", "Names", "compile_names", "find_mentions", "mention_span"]
