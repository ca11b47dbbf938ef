"""Days as a search takes them: one of the free dates, or the first of a month or year."""

import re
from datetime import date

from nc_tui.core.errors import UnclearMomentError
from nc_tui.core.moments import read_day
from nc_tui.core.sayings import WORDS, Name

_MONTH_OR_YEAR = re.compile(r"(?:([a-z]{3,9})\.?(?: (\d{4}))?|(\d{4})(?:-(\d{2}))?)")
_FIRST_YEAR = 1900


def first_day(words: str, today: date) -> date | None:
    """The day meant by ``words`` as said on ``today``, of a month or year its first.

    None without one clear reading, and for what is ahead.
    """
    match = _MONTH_OR_YEAR.fullmatch(" ".join(words.lower().split()))
    if match is not None and (begins := _begins(match, today)) is not None:
        return begins if begins <= today and begins.year >= _FIRST_YEAR else None
    try:
        return read_day(words, today)
    except UnclearMomentError:
        return None


def _begins(match: re.Match[str], today: date) -> date | None:
    name, of_year, year, number = match.groups()
    if name is None:
        is_month = 1 <= int(number or 1) <= 12
        return date(max(1, int(year)), int(number or 1), 1) if is_month else None
    named = WORDS.get(name)
    if not isinstance(named, Name) or named.kind != "month":
        return None
    latest = today.year - (named.number > today.month)
    return date(int(of_year) or 1 if of_year else latest, named.number, 1)
