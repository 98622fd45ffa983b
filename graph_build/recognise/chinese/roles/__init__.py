"""Who does what: notes of responsibility, and bodies that sentences make actors."""

from .notes import CONVENTIONS, find_notes
from .responsibilities import responsibilities_of
from .standing import carried
from .words import RoleGrammar, compile_roles

__all__ = ["CONVENTIONS", "RoleGrammar", "carried", "compile_roles", "find_notes", "responsibilities_of"]
