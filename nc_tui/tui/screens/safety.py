"""Safety: people and lines that can help. Works offline, from everywhere, and while covered."""

from collections.abc import Coroutine
from typing import TYPE_CHECKING, Any, cast

from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from nc_tui.content.shapes.safety import Safety, SafetyLine, Topic
from nc_tui.core.country import country_of
from nc_tui.core.records import PlanItem
from nc_tui.core.state import Snapshot
from nc_tui.tui.actions import bindings_of, command
from nc_tui.tui.covered import Coverable
from nc_tui.tui.screens.safety_words import country_question, danger_of, page_of, topics_of
from nc_tui.tui.screens.to_tabs import ToTabs
from nc_tui.tui.widgets.help_lines import ABROAD, column, columns_of, table
from nc_tui.tui.widgets.key_line import Hint, KeyLine
from nc_tui.tui.widgets.notice import Notice
from nc_tui.tui.widgets.page_head import PageHead
from nc_tui.tui.widgets.page_scroll import PageScroll
from nc_tui.tui.widgets.people import PeopleList

if TYPE_CHECKING:
    from nc_tui.tui.app import NcApp

_WIDE, _MEDIUM = 100, 60
_WORDS = 62  # columns: words never run wider
_COLUMNS_WIDE = (20, 68)  # where reach or talk, hours or abuse begin in a wide window
_FRAME_ROWS = 7  # head, danger, footer, and the empty rows between them
_SCROLL_BAR = 1  # column
_ADDS = (" adds someone to call", "$text-muted")


class SafetyScreen(Coverable, ToTabs):
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
        Binding("e", "edit_people", "edit your people", tooltip="edit your people",
                show=False, id="safety.people"),
        Binding("y", "confirm_country", "yes, that is my country",
                tooltip="yes, that is my country", show=False, id="safety.confirm"),
        Binding("g", "choose_country", "your country", tooltip="your country", show=False,
                id="safety.country"),
        Binding("G", "end", "to the end", tooltip="to the end", show=False, id="safety.end"),
        *bindings_of(command(name) for name in ("surf", "cover", "help")),
    ]  # fmt: skip

    def __init__(self, covered: bool = False, person: int = 0, topic: str = "") -> None:
        """``person`` is the id of the one the cursor stands on first; ``topic`` the page that is
        open first, with the front behind it."""
        super().__init__()
        self.covered = covered
        self._person = person
        self._topic_id = topic
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
        with PageScroll(id="safety-body"):
            yield Static(id="people-head", markup=False)
            yield PeopleList()
            yield Static(id="safety-lines", markup=False)
            yield Static(id="safety-topics", markup=False)
            yield Static(id="safety-note", markup=False)
            yield Static(id="safety-others", markup=False)
            yield Static(id="safety-topic", markup=False)
        yield Notice()
        yield KeyLine(id="safety-footer", strong=True)

    def on_mount(self) -> None:
        self._topic = self.words.topic(self._topic_id)
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
        return self.words.line_for(self.nc.snapshot.settings.country or self._guess)

    @property
    def _guess(self) -> str:
        """The country that the time zone makes likely; "" for none known."""
        return country_of(self.nc.clock.zone.key)

    @property
    def _asks_country(self) -> bool:
        """Whether it has to be asked: once, and not where nothing may be changed."""
        return not (self.nc.snapshot.settings.country or self.is_modal)

    def _show(self) -> None:
        width = self.app.size.width
        margin = 4 if width >= _WIDE else 2 if width >= _MEDIUM else 1
        room = width - 2 * margin - _SCROLL_BAR
        self._fill("safety-danger", danger_of(self.words, self.home))
        every = self.words.lines
        needed = columns_of(every)
        columns = _COLUMNS_WIDE if width >= _WIDE else needed
        fits = room >= needed[1] + max(len(line.abuse) for line in every)
        self._show_people(width, margin, columns if fits else (0, 0))
        home, lines = self.home, self.words.beside(self.home)
        others = self.words.others(home)
        # The other countries come last: what is for the person here is seen at one look.
        self._fill("safety-lines", table(lines, home, columns) if fits else column(lines, home))
        self._fill(
            "safety-others",
            table(others, home, columns, ABROAD) if fits else column(others, home, ABROAD),
        )
        topics = topics_of(self.words.topics, room)
        note = self._note(room)
        self._fill("safety-topics", topics)
        self._fill("safety-note", note)
        page = page_of(self._topic, self.home, min(room - 1, _WORDS)) if self._topic else Content()
        self._fill("safety-topic", page)
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
            left = [Hint("u", "surf", "app.surf"), back]
            if not self.is_modal and width >= _MEDIUM:
                left += [Hint("e", "edit people", "edit_people")] * bool(self.people)
                left += [Hint("g", "country", "choose_country")] * (not self._asks_country)
            footer.show(left, keys)

    def _fill(self, name: str, content: Content) -> None:
        self.query_one(f"#{name}", Static).update(content)

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
            gap = width - 2 * margin - _SCROLL_BAR - head.cell_length - hint.cell_length
            head = Content.assemble(head, " " * gap, hint)
        elif not people:
            head = Content.assemble(
                head, "\n", ("Nobody is written down yet.", "$text-muted"),
                *([] if self.is_modal else [("  s", "$primary bold"), _ADDS]),
            )  # fmt: skip
        self._fill("people-head", head)
        self.query_one("#people-head").display = not self.covered and self._topic is None
        listed.display = bool(people) and self._topic is None

    def _note(self, room: int) -> Content:
        said = [Content.styled(self.words.seen_words(self.home), "$text-muted")]
        if self._asks_country:
            countries = self.nc.words.settings.countries
            name = next((each.label for each in countries if each.id == self._guess), "")
            said.append(country_question(self.words, name, room))
        if self.home.abuse_note:
            said.append(Content.styled(self.home.abuse_note, "$text-muted"))
        return Content("\n").join(said)

    # What is pressed

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        match action:
            case "write_person":
                return not self.is_modal
            case "edit_people":
                return not self.is_modal and bool(self.people)
            case "confirm_country":
                return self._asks_country and bool(self._guess)
            case "choose_country":
                return not self.is_modal
            case "show_pane" if self.covered:
                return False
        return super().check_action(action, parameters)

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

    def action_end(self) -> None:
        self.query_one("#safety-body", PageScroll).scroll_end(animate=False)

    def _turn(self) -> None:
        self.query_one("#safety-body", PageScroll).scroll_home(animate=False)
        self.call_after_refresh(self._focus)

    def action_write_person(self) -> None:
        from nc_tui.tui.flows.plan import write_line

        self.run_worker(write_line(self.nc, "person"), group="flow", exclusive=True)

    def action_edit_people(self) -> None:
        from nc_tui.tui.screens.plan import PlanScreen

        plan = PlanScreen()
        self.app.push_screen(plan)
        plan.call_after_refresh(plan.go_to, self.people[0].id)

    def action_confirm_country(self) -> None:
        from nc_tui.tui.flows.settings import keep_setting

        self._settle(keep_setting(self.nc, "country", self._guess))

    def action_choose_country(self) -> None:
        from nc_tui.tui.flows.settings import change_setting

        groups = self.nc.words.settings.groups
        words = next(each for group in groups for each in group.settings if each.id == "country")
        self._settle(change_setting(self.nc, words))

    def _settle(self, steps: Coroutine[Any, Any, None]) -> None:
        self.run_worker(steps, group="flow", exclusive=True)

    def on_row_list_opened(self) -> None:
        person = self.query_one(PeopleList).person
        if person is not None:
            from nc_tui.tui.dialogs.number import NumberDialog

            self.app.push_screen(NumberDialog(person))
