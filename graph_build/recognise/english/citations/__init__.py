"""Other documents that a text names, and what it does with them."""

from .find import CitationGrammar, compile_citations, find_citations

__all__ = ["CitationGrammar", "compile_citations", "find_citations"]
