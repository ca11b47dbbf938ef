"""Safety: people and lines that can help. Works offline, from everywhere, and while covered."""

from typing import TYPE_CHECKING, Any, cast

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from nc_tui.content.shapes import Safety, SafetyLine, Topic
from nc_tui.core.country import country_of
from nc_tui.core.records import PlanItem
from nc_tui.core.state import Snapshot
from nc_tui.tui.actions import bindings_of, command
from nc_tui.tui.dialogs.number import NumberDialog
from nc_tui.tui.flows.plan import write_line
from nc_tui.tui.widgets.help_lines import column, columns_of, table
from nc_tui.tui.widgets.key_line import Hint, KeyLine
from nc_tui.tui.widgets.page_head import PageHead
from nc_tui.tui.widgets.people import PeopleList

if TYPE_CHECKING:
    from nc_tui.tui.app import NcApp

_WIDE, _MEDIUM = 100, 60
_WORDS = 62  # columns: words never run wider
_COLUMNS_WIDE = (20, 64)  # where reach or talk, hours or abuse begin in a wide window
_TOPIC_COLUMN = 34
_FRAME_ROWS = 7  # head, danger, footer, and the empty rows between them
_ADDS = (" adds someone to call", "$text-muted")
_GUESSED = "In bold: the country of your time zone."


class SafetyScreen(Screen[None]):
    """The person's own people first, then lines by country, then four short pages.

    ``covered`` leaves the people out: it was opened from the cover. Over anything but the main
    screen the app's keys are dead, so that none can end what is under way beneath.
    """

    TITLE = "safety"
    BINDINGS = [
        Binding("escape", "back", "back", tooltip="back", show=False, id="safety.back"),
        Binding("a", "topic('a')", "fear, abuse, stalking", tooltip="fear, abuse, stalking",
                show=False, id="safety.fear"),
        Binding("o", "topic('o')", "an order, or they asked for space",
                tooltip="an order, or they asked for space", show=False, id="safety.order"),
        Binding("k", "topic('k')", "children, work, lease", tooltip="children, work, lease",
                show=False, id="safety.children"),
        Binding("d", "topic('d')", "when to see a doctor", tooltip="when to see a doctor",
                show=False, id="safety.doctor"),
        Binding("s", "write_person", "write down someone to call",
                tooltip="write down someone to call", show=False, id="safety.person"),
        *bindings_of(command(name) for name in ("surf", "cover", "help")),
    ]  # fmt: skip

    def __init__(self, covered: bool = False, person: int = 0) -> None:
        """``person`` is the id of the one the cursor stands on first."""
        super().__init__()
        self.covered = covered
        self._person = person
        self._topic: Topic | None = None

    @property
    def nc(self) -> "NcApp":
        return cast("NcApp", self.app)

    @property
    def is_modal(self) -> bool:
        return self.covered or len(self.app.screen_stack) > 2

    def is_over(self, kind: type[Screen[Any]]) -> bool:
        """Whether this was opened from a screen of that kind."""
        stack = self.app.screen_stack
        return len(stack) > 1 and stack[-1] is self and isinstance(stack[-2], kind)

    @property
    def words(self) -> Safety:
        return self.nc.words.safety

    @property
    def people(self) -> list[PlanItem]:
        return [] if self.covered else self.nc.snapshot.plan_of("person")

    def compose(self) -> ComposeResult:
        yield PageHead("!", "Safety", "works offline, and while covered")
        yield Static(id="safety-danger", markup=False)
        with VerticalScroll(id="safety-body"):
            yield Static(id="people-head", markup=False)
            yield PeopleList()
            yield Static(id="safety-lines", markup=False)
            yield Static(id="safety-topics", markup=False)
            yield Static(id="safety-note", markup=False)
            yield Static(id="safety-topic", markup=False)
        yield KeyLine(id="safety-footer", strong=True)

    def on_mount(self) -> None:
        self.watch(self.app, "snapshot", self._snapshot_changed, init=False)
        self._focus()

    def _focus(self) -> None:
        people = self.query_one(PeopleList)
        seen = self.people and self._topic is None
        target = people if seen else self.query_one("#safety-body")
        target.focus(scroll_visible=False)

    def on_resize(self) -> None:
        self._show()

    def _snapshot_changed(self, snapshot: Snapshot) -> None:
        self._show()

    # What is seen

    @property
    def home(self) -> SafetyLine:
        """The line of the person's country: as set, else as their time zone makes likely."""
        country = self.nc.snapshot.settings.country or country_of(self.nc.clock.zone.key)
        return self.words.line_for(country)

    def _show(self) -> None:
        width = self.app.size.width
        margin = 4 if width >= _WIDE else 2 if width >= _MEDIUM else 1
        room = width - 2 * margin
        self._fill("safety-danger", self._danger())
        needed = columns_of(self.words.lines)
        columns = _COLUMNS_WIDE if width >= _WIDE else needed
        fits = room >= needed[1] + max(len(line.abuse) for line in self.words.lines)
        self._show_people(width, margin, columns if fits else (0, 0))
        lines = self.words.lines
        self._fill(
            "safety-lines",
            table(lines, self.home, columns, full=width >= _WIDE) if fits
            else column(lines, self.home),
        )  # fmt: skip
        topics = self._topics(room)
        note = self._note()
        self._fill("safety-topics", topics)
        self._fill("safety-note", note)
        self._fill("safety-topic", self._topic_page(min(room - 1, _WORDS)))
        self.set_class(self._topic is not None, "-topic")
        self.set_class(self.covered, "-covered")
        spare = self.size.height - _FRAME_ROWS - len(lines) - 1
        spare -= sum(block.plain.count("\n") + 2 for block in (topics, note))
        spare -= 0 if self.covered else max(1, self.query_one(PeopleList).count()) + 2
        self.set_class(fits and spare < 0, "-crowded")
        self.set_class(fits and spare < -1, "-packed")
        footer, back = self.query_one("#safety-footer", KeyLine), Hint("esc", "back", "back")
        if self.covered:
            footer.show([back])
        else:
            keys = [Hint(".", "cover", "app.cover"), Hint("?", "keys", "app.help")]
            footer.show([Hint("u", "surf", "app.surf"), back], keys)

    def _fill(self, name: str, content: Content) -> None:
        self.query_one(f"#{name}", Static).update(content)

    def _danger(self) -> Content:
        if not self.home.emergency:
            return Content.styled(self.words.danger_elsewhere, "$foreground bold")
        before, _, after = self.words.danger.partition("{numbers}")
        parts: list[str | tuple[str, str]] = []
        for number in self.home.emergency:
            parts += [" or " if parts else "", (number, "$primary bold")]
        head, colon, rest = before.partition(":")
        return Content.assemble((head + colon, "$foreground bold"), rest, *parts, after)

    def _show_people(self, width: int, margin: int, columns: tuple[int, int]) -> None:
        people, listed = self.people, self.query_one(PeopleList)
        listed.indent = min(2, margin)
        listed.show(people, width - margin, columns)
        if self._person and people:
            listed.go_to(self._person)
            self._person = 0
        head = Content.styled("your people", "$text-muted bold")
        if people and width >= _MEDIUM:
            hint = Content.assemble(("enter", "$primary"), (" show a number large", "$text-muted"))
            gap = width - 2 * margin - head.cell_length - hint.cell_length
            head = Content.assemble(head, " " * gap, hint)
        elif not people:
            head = Content.assemble(
                head, "\n", ("Nobody is written down yet.", "$text-muted"),
                *([] if self.is_modal else [("  s", "$primary bold"), _ADDS]),
            )  # fmt: skip
        self._fill("people-head", head)
        self.query_one("#people-head").display = not self.covered and self._topic is None
        listed.display = bool(people) and self._topic is None

    def _topics(self, room: int) -> Content:
        entries = [
            Content.assemble((topic.key, "$primary bold"), "  ", topic.title)
            for topic in self.words.topics
        ]
        if room < _MEDIUM:
            return Content("\n").join(entries)
        rows = []
        for index in range(0, len(entries), 2):
            pair = entries[index : index + 2]
            pair[0] = pair[0].pad_right(_TOPIC_COLUMN - pair[0].cell_length)
            rows.append(Content.assemble(*pair))
        return Content("\n").join(rows)

    def _note(self) -> Content:
        said = [self.words.checked_words]
        if not self.nc.snapshot.settings.country and self.home.countries:
            said.append(_GUESSED)
        if self.home.abuse_note:
            said.append(self.home.abuse_note)
        return Content.styled("\n".join(said), "$text-muted")

    def _topic_page(self, width: int) -> Content:
        topic, home = self._topic, self.home
        if topic is None:
            return Content()
        lines: list[Content] = [Content.styled(topic.title, "$foreground bold")]
        for words in topic.lines:
            lines += [*Content(words).wrap(width), Content()]
        numbers = "   ".join(number for number in (home.talk, home.abuse) if number)
        lines.append(
            Content.assemble((home.name, "$foreground bold"), "   ", (numbers, "$primary"))
        )
        return Content("\n").join(lines)

    # What is pressed

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "write_person":
            return not self.is_modal and not self.people
        return True

    def action_topic(self, key: str) -> None:
        self._topic = next((topic for topic in self.words.topics if topic.key == key), None)
        self._show()
        self._turn()

    def action_back(self) -> None:
        if self._topic is None:
            self.dismiss(None)
            return
        self._topic = None
        self._show()
        self._turn()

    def _turn(self) -> None:
        self.query_one("#safety-body", VerticalScroll).scroll_home(animate=False)
        self.call_after_refresh(self._focus)

    def action_write_person(self) -> None:
        self.run_worker(write_line(self.nc, "person"), group="flow", exclusive=True)

    def on_row_list_opened(self) -> None:
        person = self.query_one(PeopleList).person
        if person is not None:
            self.app.push_screen(NumberDialog(person))
