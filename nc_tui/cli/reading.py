"""Moments and days that stand in arguments: read, and shown back on standard error."""

from datetime import date, datetime, time

from nc_tui.cli.output import say_aside
from nc_tui.cli.session import Session


def moment_of(words: str, session: Session, day_starts: time | None = None) -> datetime:
    """The moment in whole seconds; ``day_starts`` as set where it is None. UnclearMomentError
    when it has no reading in the past."""
    from nc_tui.core.moments import read_moment
    from nc_tui.core.sayings import say_moment

    now = session.now()
    begins = session.snapshot.settings.day_starts if day_starts is None else day_starts
    reading = read_moment(words, now, day_starts=begins)
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
