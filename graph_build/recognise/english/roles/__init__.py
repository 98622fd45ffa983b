"""Who has to do what: responsibility notes, and the actors of sentences."""

from .passage import FunctionWords, compile_function_words
from .responsibilities import find_notes, responsibilities_of

__all__ = ["FunctionWords", "compile_function_words", "find_notes", "responsibilities_of"]
