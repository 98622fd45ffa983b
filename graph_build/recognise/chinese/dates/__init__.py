"""Dates and periods."""

from .find import DateGrammar, compile_dates, find_issue_date, find_periods

__all__ = ["DateGrammar", "compile_dates", "find_issue_date", "find_periods"]
