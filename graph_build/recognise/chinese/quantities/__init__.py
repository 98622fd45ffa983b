"""Numbers with a unit."""

from .find import QuantityGrammar, compile_quantities, find_quantities

__all__ = ["QuantityGrammar", "compile_quantities", "find_quantities"]
