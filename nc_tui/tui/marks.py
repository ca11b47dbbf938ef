"""The marks, in one place: what a day was, what an entry was, how a mood stood."""

from nc_tui.core.records import ContactKind
from nc_tui.core.streak import DayMark

DAY = {
    DayMark.KEPT: ("■", "$kept"),
    DayMark.CONTACT: ("○", "$error"),
    DayMark.NOT_COUNTED: ("·", "$quiet"),
}
URGE_DAY = ("◆", "$warning")
"""A kept day on which there was an urge."""

ENDED_RUN = ("○", "$error")
CONTACT = {
    ContactKind.THEY_WROTE: ("▷", "$secondary"),
    ContactKind.NECESSARY: ("□", "$secondary"),
    ContactKind.DRAFTED: ("▫", "$text-muted"),
}
OTHER_CONTACT = ("·", "$text-muted")

TICKED, UNTICKED = "●", "○"
MOODS = "▁▂▄▆█"
BAR = "▎"
LETTER = "▣"
HIT = "$accent underline"
"""What was looked for, where it stands in words of the person's."""


def contact_mark(kind: ContactKind, *, ends_run: bool) -> tuple[str, str]:
    """The mark and style of a ledger entry."""
    return ENDED_RUN if ends_run else CONTACT.get(kind, OTHER_CONTACT)


def mood_dots(mood: int) -> tuple[tuple[str, str], tuple[str, str]]:
    """A mood of 1 to 5 as filled and empty dots, with their styles; 0 for none."""
    return (TICKED * mood, "$primary"), (UNTICKED * (5 - mood), "$rule")


def strength_style(strength: float) -> str:
    """Amber while an urge is strong, calm from 3 down, plain words between."""
    return "$warning" if strength >= 7 else "$primary" if strength <= 3 else "$foreground"
