"""The forms in which everything that is kept can be written out."""

from datetime import date
from typing import Literal

Form = Literal["json", "markdown", "csv"]
FORMS: tuple[Form, ...] = ("json", "markdown", "csv")


def usual_name(form: Form, today: date) -> str:
    """What an export is called where nobody named it: a file for json, else a folder."""
    return f"nc-tui-{today.isoformat()}" + (".json" if form == "json" else f"-{form}")
