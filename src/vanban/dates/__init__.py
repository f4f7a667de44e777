"""Vietnamese dates, hours and periods as they are written."""

from vanban.dates.written import WrittenDate, find_dates, find_times

__all__ = ["WrittenDate", "find_dates", "find_times"]
