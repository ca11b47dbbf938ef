"""ONE table of commands: bindings, footer, palette and help are all made from it."""

from collections.abc import Iterable
from dataclasses import dataclass

from textual.binding import Binding, BindingType


@dataclass(frozen=True, slots=True)
class Command:
    """One thing a person can do.

    ``key`` is the key they see; ``fields`` are priority keys that work while a text field has
    the focus. ``label`` stands in the footer ("" keeps it out), ``wide_label`` where there is
    room; ``title`` stands in palette and help.
    """

    id: str
    key: str
    action: str
    title: str
    label: str = ""
    wide_label: str = ""
    fields: tuple[str, ...] = ()
    key_shown: str = ""
    in_palette: bool = True
    found_by: str = ""
    """Other words that find it in the palette."""

    @property
    def shown(self) -> str:
        return self.key_shown or self.key

    def bindings(self) -> Iterable[Binding]:
        yield Binding(
            self.key, self.action, self.label or self.title, tooltip=self.title, id=self.id,
            key_display=self.shown, show=bool(self.label),
        )  # fmt: skip
        for key in self.fields:
            yield Binding(
                key, self.action, self.title, tooltip=self.title, show=False, priority=True,
                id=f"{self.id}.{key}",
            )  # fmt: skip


EVERYWHERE = (
    Command(
        "surf", "u", "app.surf", "surf an urge, now", "surf", "surf an urge", ("f2", "ctrl+g"),
        found_by="breath breathe breathing calm panic anxious craving start",
    ),
    Command(
        "check-in", "c", "app.check_in", "check-in", "check-in",
        found_by="mood today feel feeling checkin daily",
    ),
    Command(
        "write", "n", "app.write", "new journal entry", "write",
        found_by="write diary note page add",
    ),
    Command(
        "letter", "l", "app.letter", "write a message, keep it", "letter",
        found_by="letter unsent send sealed hold daylight text him her them draft",
    ),
    Command(
        "contact", "x", "app.contact", "something happened: log contact", "contact",
        found_by="slip slipped relapse lapse texted called replied met looked profile broke add",
    ),
    Command(
        "they-wrote", "m", "app.they_wrote", "they wrote to me", "they wrote",
        found_by="message reply answer texted called practical emotional unsafe",
    ),
    Command(
        "reach", "r", "app.reach", "reach someone",
        found_by="call phone talk friend friends people person number",
    ),
    Command(
        "search", "slash", "app.search", "search: journal, plan, library, people", key_shown="/",
        found_by="find words letters",
    ),
    Command(
        "safety", "exclamation_mark", "app.safety", "safety: people and lines", "safety",
        fields=("f3",), key_shown="!",
        found_by="emergency crisis danger afraid suicide hotline helpline numbers police help",
    ),
    Command(
        "cover", "full_stop", "app.cover", "cover the screen", "cover",
        fields=("f4", "ctrl+l"), key_shown=".", found_by="hide lock blank privacy private",
    ),
    Command(
        "help", "question_mark", "app.help", "keys for this screen", "keys",
        fields=("f1",), key_shown="?", found_by="help shortcuts bindings manual how",
    ),
    Command(
        "palette", "ctrl+p", "app.command_palette", "all commands", in_palette=False
    ),
    Command(
        "undo", "ctrl+z", "app.undo", "undo: the last change",
        found_by="take back restore revert mistake",
    ),
    Command("redo", "ctrl+y", "app.redo", "redo: do it again", found_by="undo back forward"),
    Command(
        "settings", "comma", "app.settings", "settings and colours",
        key_shown=",",
        found_by="zone time country name minutes boundary options preferences config setup change",
    ),
    Command(
        "hide-hint", "h", "app.hide_hint", "hide the hint under the tabs, for good",
        in_palette=False,
    ),
    Command("quit", "q", "app.quit", "quit", found_by="exit close leave end bye"),
)  # fmt: skip

BY_NAME = {
    each.id: each
    for each in (
        Command(
            "plan", "p", "app.plan", "your plan: reasons, people, your rule",
            found_by="sentence if then activity things order goals",
        ),
        Command(
            "report", "w", "app.report", "report: your record, for you or a therapist",
            found_by="html print markdown charts paper",
        ),
        Command(
            "motives", "y", "app.motives", "motives: what the quiet is for",
            found_by="motivation check why reasons silence what for",
        ),
    )
}  # fmt: skip
"""What the palette opens from every screen; its keys are in force where they are shown."""

BY_PALETTE = (
    ("Your own breath: in and out as you like", "app.own_breaths", "pattern breathing"),
    ("Play it forward: what happens if I write", "app.cards('forward', 'pity')", "slip send card"),
    ("Your own question: for Stages", "app.own_words('prompt')", "prompt write about"),
    ("Your own trigger: what sets it off", "app.own_words('trigger')", "reason cause why urge"),
    ("Your own card: for the library", "app.own_words('card')", "doubt answer"),
    ("First hints: off, or shown again", "app.turn_hints", "tips help tour begin tutorial"),
    ("Export: a copy to keep or to read", "app.export", "save copy backup data download"),
    ("Import: a json export, or jrnl", "app.import_file", "load add journal restore data"),
    (
        "Erase everything: for good",
        "app.erase_everything",
        "delete forget remove wipe reset clear data all",
    ),
)
"""What only the palette opens, as it has no key: title, action, and other words that find it."""

TABS_FOUND_BY = {
    "today": "home start count days",
    "streak": "count days calendar runs ledger milestones history",
    "urges": "urges cravings breath list",
    "journal": "pages entries notes letters read diary",
    "stages": "feelings grief",
    "insights": "statistics stats charts graphs patterns numbers",
    "library": "cards doubts questions read learn articles",
}
"""Other words that find a tab, by its pane."""

FOOTER_LEFT = ("surf", "check-in", "write", "letter", "contact")
FOOTER_LEFT_WIDE = (*FOOTER_LEFT, "they-wrote")
FOOTER_RIGHT = ("safety", "cover", "help")
FOOTER_RIGHT_NARROW = ("safety", "help")
FOOTER_RIGHT_TINY = ("safety",)
IN_FIELDS = tuple(command for command in EVERYWHERE if command.fields)
"""The commands that also work in text fields and dialogs."""

_BY_ID = {command.id: command for command in EVERYWHERE}


def command(command_id: str) -> Command:
    """The command of that id; KeyError for none."""
    return _BY_ID[command_id]


def commands_of(place: object) -> tuple[Command, ...]:
    """What a pane, or a screen that stands by itself, names as its own commands."""
    return getattr(place, "commands", ())


def bindings_of(commands: Iterable[Command]) -> list[BindingType]:
    """Textual's bindings for ``commands``, for a BINDINGS list."""
    return [binding for each in commands for binding in each.bindings()]


def field_bindings() -> list[BindingType]:
    """Only the priority keys: for modal screens, under which the app's bindings are dead."""
    return [b for each in IN_FIELDS for b in each.bindings() if b.priority]
