"""Numbers with a unit: amounts, their bounds, ranges and changes."""

from .find import QuantityGrammar, compile_quantities, find_quantities

__all__ = ["QuantityGrammar", "compile_quantities", "find_quantities"]
