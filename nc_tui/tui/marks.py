"""The marks, in one place: what a day was, what an entry was, how a mood stood."""

from nc_tui.core.days import DaySign
from nc_tui.core.records import ContactKind
from nc_tui.core.streak import DayMark

DAY = {
    DayMark.KEPT: ("■", "$kept"),
    DayMark.CONTACT: ("○", "$error"),
    DayMark.NOT_COUNTED: ("·", "$quiet"),
}
URGE_DAY = ("◆", "$warning")
"""A kept day on which there was an urge."""
URGE_ALONE = ("◇", "$warning")
"""An urge on a day that no run counts: the shape of one, without the body of a kept day."""
_WITH_CORE = {"■": "▣", "◆": "◈", "○": "⊙", "·": "•"}
"""A day with a check-in: its own mark with a core, so that it stays what it was."""

ENDED_RUN = ("○", "$error")
DRAFTED = "▫"
CONTACT = {
    ContactKind.THEY_WROTE: ("▷", "$secondary"),
    ContactKind.NECESSARY: ("□", "$secondary"),
    ContactKind.DRAFTED: (DRAFTED, "$text-muted"),
}
OTHER_CONTACT = CONTACT[ContactKind.DRAFTED]
"""A look, or an answer that ended no run: on the map a dot is a day that is not counted."""

TICKED, UNTICKED = "●", "○"
MOODS, PLAIN_MOODS = "▁▂▄▆█", "12345"
"""A mood of 1 to 5 in one cell; the second where there is only ASCII."""
BAR = "▎"
LETTER = "▣"
PAGE = "▤"
HIT = "$accent underline"
"""What was looked for, where it stands in words of the person's."""


def day_mark(sign: DaySign) -> tuple[str, str]:
    """The mark and style of a day on a map of many."""
    mark, style = DAY[sign.mark]
    if sign.mark is DayMark.NOT_COUNTED:
        style = "$quiet" if sign.has_check_in else "$rule"
    if sign.has_urge and sign.mark is not DayMark.CONTACT:
        mark, style = URGE_DAY if sign.mark is DayMark.KEPT else URGE_ALONE
    return _WITH_CORE.get(mark, mark) if sign.has_check_in else mark, style


def contact_mark(kind: ContactKind, *, ends_run: bool) -> tuple[str, str]:
    """The mark and style of a ledger entry."""
    return ENDED_RUN if ends_run else CONTACT.get(kind, OTHER_CONTACT)


def mood_dots(mood: int) -> tuple[tuple[str, str], tuple[str, str]]:
    """A mood of 1 to 5 as filled and empty dots, with their styles; 0 for none."""
    return (TICKED * mood, "$primary"), (UNTICKED * (5 - mood), "$rule")


def strength_style(strength: float) -> str:
    """Amber while an urge is strong, calm from 3 down, plain words between."""
    return "$warning" if strength >= 7 else "$primary" if strength <= 3 else "$foreground"
