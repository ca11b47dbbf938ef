"""How far back one looks."""

from enum import StrEnum


class Span(StrEnum):
    """So many calendar days ending today, or all of them."""

    MONTH = "30d"
    QUARTER = "90d"
    YEAR = "1y"
    ALL = "all"

    @property
    def days(self) -> int | None:
        """How many calendar days, today among them; None for all."""
        return {Span.MONTH: 30, Span.QUARTER: 90, Span.YEAR: 365}.get(self)
