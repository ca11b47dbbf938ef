"""The motivation check: what was said each time, and when the person wants it back."""

from collections.abc import Iterable
from datetime import date

from nc_tui.core.records import Reflection


def checks_of(reflections: Iterable[Reflection]) -> list[Reflection]:
    """The motivation checks, latest first."""
    checks = [each for each in reflections if each.is_live and each.kind == "motivation"]
    return sorted(checks, key=lambda check: (check.day, check.at, check.id), reverse=True)


def check_of(reflections: Iterable[Reflection], day: date) -> Reflection | None:
    """The check of that day; the latest, where two machines made one each."""
    return next((check for check in checks_of(reflections) if check.day == day), None)


def returns_on(reflections: Iterable[Reflection]) -> date | None:
    """The day on which the person wants to be asked again; None for never."""
    return next((check.return_on for check in checks_of(reflections)), None)


def is_due(reflections: Iterable[Reflection], today: date) -> bool:
    """Whether that day has come, and it was neither done nor moved since.

    A new check carries on only a day still to come, so the latest one knows.
    """
    day = returns_on(reflections)
    return day is not None and day <= today
