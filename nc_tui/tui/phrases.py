"""Small phrases that several screens say: dates beside now, spans, counts."""

from datetime import date, datetime, time, timedelta

from nc_tui.content.load import Content
from nc_tui.core.errors import NcError
from nc_tui.core.looks import Looks
from nc_tui.core.records import RuleKind, Urge
from nc_tui.core.sayings import MONTHS, NUMBERS, WEEKDAYS, say_day
from nc_tui.core.state import Snapshot
from nc_tui.core.streak import WINDOW
from nc_tui.core.text import one_line
from nc_tui.core.urge import last_strength, minutes_to_last, peak

_LAST_IN_WORDS = 12
LONGEST_DAY = 12
"""Columns of ``30 Oct night``: no day of a list is longer."""


def as_sentence(words: str) -> str:
    """``words`` with a capital; the name of a file keeps its own."""
    first = words.partition(" ")[0]
    is_name = "/" in first or "." in first.rstrip(".")
    return words if is_name else words[:1].upper() + words[1:]


def reason_of(error: NcError) -> str:
    """``the disk is full``, of a sentence that also says which file could not be saved."""
    return str(error).partition(". ")[0].rpartition(": ")[2].rstrip(".")


def number_word(number: int) -> str:
    """``eleven``; digits from thirteen on."""
    return NUMBERS[number - 1] if 0 < number <= _LAST_IN_WORDS else str(number)


def kept_by(rule: RuleKind) -> str:
    """What the days are days of: no contact, as far as the rule asks for it."""
    return "limited contact" if rule is RuleKind.LIMITED else "no contact"


def days_word(days: int) -> str:
    return "day" if days == 1 else "days"


def counted(number: int, noun: str) -> str:
    """``1 entry``, ``2 entries``."""
    if number == 1:
        return f"1 {noun}"
    plural = f"{noun[:-1]}ies" if noun.endswith("ry") else f"{noun}s"
    return f"{number:,} {plural}"


def span_of_days(first: date, last: date | None, *, year: int | None = None) -> str:
    """``30 May – 4 Aug``, ``30 Oct – now``; with the year of its beginning when it is not
    ``year``."""
    begin = f"{first.day} {MONTHS[first.month - 1][:3]}"
    if year is not None and first.year != year:
        begin += f" {first.year}"
    end = "now" if last is None else f"{last.day} {MONTHS[last.month - 1][:3]}"
    return f"{begin} – {end}"


def day_briefly(day: date, year: int) -> str:
    """``3 Oct``, with its year when that is not ``year``."""
    said = f"{day.day} {MONTHS[day.month - 1][:3]}"
    return said if day.year == year else f"{said} {day.year}"


def when(moment: datetime, day: date, today: date, date_now: date) -> str:
    """A moment as a person says it: ``today 09:10``, ``last night 23:40``, ``2 Oct night 02:12``.

    ``day`` and ``date_now`` as for ``spoken_day``.
    """
    return f"{spoken_day(moment, day, today, date_now)} {moment:%H:%M}"


def spoken_day(moment: datetime, day: date, today: date, date_now: date) -> str:
    """The day of a moment, without its hour: ``last night``, ``2 Oct night``; at most
    ``LONGEST_DAY`` columns.

    ``day`` is the day it belongs to by the boundary, ``date_now`` the date on the wall. Between
    midnight and the boundary the two part: then no word is used that could mean either day.
    """
    is_named = 0 <= (today - day).days < 7
    if date_now > today:
        if moment.date() == date_now:
            return "tonight"
    elif day == today:
        return "today"
    elif day == today - timedelta(days=1):
        return "last night" if moment.hour >= 21 or moment.date() > day else "yesterday"
    if not is_named:
        return date_or_night(moment, day)
    name = WEEKDAYS[day.weekday()]
    return f"{name[:3]} night" if moment.date() > day else name


def date_or_night(moment: datetime, day: date) -> str:
    """``2 Oct``; ``2 Oct night`` for the small hours that belong to the ``day`` before."""
    date_said = f"{day.day} {MONTHS[day.month - 1][:3]}"
    return f"{date_said} night" if moment.date() > day else date_said


def say_today(today: date, date_now: date, boundary: time) -> str:
    """``Sunday 22 November``; after midnight with the hour until which it is still that day."""
    said = say_day(today, today.year)
    return f"{said}, until {boundary:%H:%M}" if date_now > today else said


def since(moment: datetime, day: date, today: date) -> str:
    """``since Friday 30 October, 21:10``, with the year when it is another; ``since Fri night
    30 October, 02:10`` for the small hours that belong to ``day``, the one before."""
    said = say_day(day, today.year)
    if moment.date() > day:
        name = WEEKDAYS[day.weekday()]
        said = said.replace(name, f"{name[:3]} night", 1)
    return f"since {said}, {moment:%H:%M}"


def elapsed(span: timedelta, room: int) -> str:
    """The time since, by the clock: ``exactly 22 days, 5 hours, 4 minutes, 17 seconds``, or as
    short as ``room`` columns ask for; never negative. One way of saying it lasts all day."""
    days, rest = divmod(max(0, int(span.total_seconds())), 86_400)
    hours, rest = divmod(rest, 3_600)
    ways = (_in_full, _in_short, _in_brief)
    way = next((way for way in ways if len(way(days, *_WIDEST)) <= room), _in_least)
    return way(days, hours, *divmod(rest, 60))


_WIDEST = 23, 59, 59


def _in_full(days: int, hours: int, minutes: int, seconds: int) -> str:
    lead = f"{counted(days, 'day')}, " if days else ""
    rest = f"{counted(minutes, 'minute')}, {counted(seconds, 'second')}"
    return f"exactly {lead}{counted(hours, 'hour')}, {rest}"


def _in_short(days: int, hours: int, minutes: int, seconds: int) -> str:
    # "exactly", since beside it stand the days by the calendar.
    return f"exactly {_in_brief(days, hours, minutes, seconds)}"


def _in_brief(days: int, hours: int, minutes: int, seconds: int) -> str:
    lead = f"{days} d " if days else ""
    return f"{lead}{hours} h {minutes:02d} min {seconds:02d} s"


def _in_least(days: int, hours: int, minutes: int, seconds: int) -> str:
    lead = f"{days}d " if days else ""
    return f"{lead}{hours}h {minutes:02d}m {seconds:02d}s"


def how_it_went(urge: Urge) -> tuple[int, int, str] | None:
    """The strongest it was, the last strength, and ``in 11 minutes``; None without samples."""
    high, last = peak(urge), last_strength(urge)
    if high is None or last is None:
        return None
    minutes = minutes_to_last(urge)
    took = f"in {counted(minutes, 'minute')}" if minutes else "in under a minute"
    return high, last, took if len(urge.samples) > 1 else ""


def rule_words(words: Content, snapshot: Snapshot) -> str:
    """The rule in force in one sentence, with what limited contact allows; "" for the full one."""
    chosen = snapshot.rule_in_force
    topics, channels = (chosen.topics or (), chosen.channels or ()) if chosen else ((), ())
    return words.rule_says(
        snapshot.rule, topics=map(one_line, topics), channels=map(one_line, channels)
    )


def looks_words(looks: Looks, today: date) -> str:
    """The days with a look at their profile, in words; "" where there never was one."""
    days, since = looks.among_last(WINDOW, today), looks.days_since(today)
    if days:
        return f"their profile: {days} of the last {WINDOW} days"
    return "" if since is None else f"their profile: {counted(since, 'day')} since a look"
