"""How English is read, careful or garbled, word by word."""

from .reading import EnglishGrammar, compile_english, read_english

__all__ = ["EnglishGrammar", "compile_english", "read_english"]
