"""Moments and days that stand in arguments: read, and shown back on standard error."""

from datetime import date, datetime

from nc_tui.cli.output import say_aside
from nc_tui.cli.session import Session


def moment_of(words: str, session: Session) -> datetime:
    """The moment in whole seconds. UnclearMomentError when it has no reading in the past."""
    from nc_tui.core.moments import read_moment
    from nc_tui.core.sayings import say_moment

    now = session.now()
    reading = read_moment(words, now)
    assumed = " (the hour is assumed)" if reading.approximate else ""
    say_aside(f"read as {say_moment(reading.moment, now.year)}{assumed}")
    return reading.moment


def day_meant(words: str, today: date) -> date:
    """The day. UnclearMomentError when it has no reading up to ``today``."""
    from nc_tui.core.moments import read_day
    from nc_tui.core.sayings import say_day

    day = read_day(words, today)
    say_aside(f"read as {say_day(day, today.year)}")
    return day
