"""Funds, projects, plans, fairs and competitions with a name of their own."""

from .find import ProgrammeGrammar, compile_programmes, find_programmes

__all__ = ["ProgrammeGrammar", "compile_programmes", "find_programmes"]
