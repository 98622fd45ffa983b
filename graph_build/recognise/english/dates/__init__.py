"""Points in time, periods, and the dates that documents are signed with."""

from .find import DateGrammar, compile_dates, date_spans, find_issue_date, find_periods

__all__ = ["DateGrammar", "compile_dates", "date_spans", "find_issue_date", "find_periods"]
