"""What a person asks of a report: how far back, what is in it, and whether names are."""

from datetime import date
from enum import StrEnum
from typing import Literal, NamedTuple

from nc_tui.core.span import Span

ReportForm = Literal["html", "markdown"]


class Part(StrEnum):
    """What can be in a report. Letters never are, nor what was put away."""

    CHARTS = "charts"
    CONTACT = "contact"
    URGES = "urges"
    CHECKINS = "check-ins"
    FEELINGS = "feelings"
    MOTIVES = "motives"
    PLAN = "plan"
    PAGES = "pages"


USUAL_PARTS = frozenset({Part.CHARTS})
"""What is in it where nothing was asked for: counts, and hardly a word that was typed."""


class ReportAsked(NamedTuple):
    """With ``initials`` names are shortened wherever the person typed them."""

    span: Span = Span.QUARTER
    parts: frozenset[Part] = USUAL_PARTS
    initials: bool = True


def report_name(form: ReportForm, today: date) -> str:
    """What its file is called where nobody named it."""
    return f"nc-tui-report-{today.isoformat()}.{'html' if form == 'html' else 'md'}"
