"""How Chinese is read, character by character; all places are code points of the text."""

from .reading import ChineseGrammar, compile_chinese, read_chinese

__all__ = ["ChineseGrammar", "compile_chinese", "read_chinese"]
