"""Funds, projects, plans, fairs, competitions and campaigns with a name of their own."""

from .find import find_programmes
from .grammar import ProgrammeGrammar, compile_programmes

__all__ = ["ProgrammeGrammar", "compile_programmes", "find_programmes"]
