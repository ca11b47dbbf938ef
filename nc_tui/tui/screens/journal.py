"""Journal: the list, and the page beside it or over it."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from nc_tui.core.letters import Listed
from nc_tui.core.records import Entry
from nc_tui.core.state import Snapshot
from nc_tui.tui.actions import Command, bindings_of
from nc_tui.tui.flows.erasing import erase
from nc_tui.tui.flows.journal import go_on, named, take_away
from nc_tui.tui.flows.letter import open_letter
from nc_tui.tui.phrases import counted
from nc_tui.tui.screens.pane import Pane
from nc_tui.tui.widgets.entry_list import EntryList
from nc_tui.tui.widgets.key_line import Hint, KeyLine
from nc_tui.tui.widgets.page import Page
from nc_tui.tui.widgets.row_list import RowList

_WIDE, _MEDIUM = 100, 60
_STEP = 3  # rows from one page to the next, over a heading


class JournalPane(Pane):
    """Pages by month; the chosen one beside them where there is room, else over them."""

    commands = (
        Command("journal.go-on", "enter", "go_on", "read this page, go on writing it"),
        Command("journal.editor", "e", "own_editor", "write on it in your own editor"),
        Command("journal.delete", "d", "delete", "delete this page"),
        Command("journal.erase", "D", "erase", "erase this page: for good, and every copy"),
        Command("journal.read-on", "space", "read(1)", "read on down the page"),
        Command("journal.read-back", "backspace", "read(-1)", "read back up the page"),
        Command("journal.list", "escape", "list", "back to the list"),
    )
    about = "What you write stays on this machine. A page can be gone on with at any time."
    BINDINGS = bindings_of(commands)

    def compose(self) -> ComposeResult:
        with Vertical(id="journal-list"):
            yield EntryList()
            yield KeyLine(id="list-keys")
        with Vertical(id="journal-page"):
            yield Page()
            yield KeyLine(id="page-keys")
        yield Static(id="journal-empty", markup=False)

    def on_mount(self) -> None:
        self._saved: int | None = None
        self._wanted: int | None = None
        self._was_wide = False
        self._listed: Listed | None = None
        self._list = self.query_one(EntryList)
        self._page = self.query_one(Page)
        # Not by the list's message: that comes a frame later, and the page with it.
        self.watch(self._list, "cursor", self._moved, init=False)
        self.watch(self._page, "is_longer", self._show_keys, init=False)

    @property
    def is_wide(self) -> bool:
        return self.columns >= _WIDE

    @property
    def is_reading(self) -> bool:
        """Whether the page stands over the list."""
        return self.has_class("-reading")

    def fact(self, snapshot: Snapshot) -> str:
        return counted(len(self._entries(snapshot)), "entry")

    def _entries(self, snapshot: Snapshot) -> list[Entry]:
        # Anew only when a page is another, a letter opens, or its day is over: most changes are
        # in other tables.
        listed, now = self._listed, self.now
        if listed is None or listed.journal != snapshot.journal or not listed.holds(now):
            listed = self._listed = Listed.of(snapshot.journal, now)
        return listed.entries

    def arrive(self) -> None:
        entries = self._entries(self.nc.snapshot)
        if not entries:
            self.focus()
        else:
            (self._page if self.is_reading else self._list).focus()

    def show(self, snapshot: Snapshot) -> None:
        entries = self._entries(snapshot)
        self.set_class(not entries, "-bare")
        self._show_empty()
        if self.is_reading and (self.is_wide or not entries):
            self._read(False)
        elif self._was_wide and not self.is_wide and self._page.has_focus:
            self._read(True)
        self._was_wide = self.is_wide
        self._list.edge = 0 if self.columns >= _MEDIUM else 1
        self._list.show(entries, self.today)
        if self._wanted is not None and self._list.go_to(self._wanted):
            self._wanted = None
        self._show_page()
        if entries and self.has_focus:
            self.arrive()

    def _show_empty(self) -> None:
        self.query_one("#journal-empty", Static).update(
            Content.assemble(
                ("Nothing written yet. It can be one line.", "$text-muted"), "\n\n",
                ("n", "$primary bold"), ("  write it down", "$text-muted"),
            )
        )  # fmt: skip

    def _show_page(self) -> None:
        entry = self._list.entry
        prompt = self.nc.words.prompt(entry.prompt) if entry and entry.prompt else ""
        self._page.show(entry, prompt=prompt, year=self.today.year)
        self._show_keys()

    def _show_keys(self) -> None:
        entry = self._list.entry
        narrow = self.columns < _MEDIUM
        new = Hint("n", "new", "app.write")
        delete = Hint("d", "delete", "delete")
        saved = "saved" if entry is not None and entry.id == self._saved else ""
        keys = [Hint("enter", "go on" if narrow else "go on writing", "go_on")]
        if self._page.is_longer:
            keys.append(Hint("space", "more" if narrow else "read on", "read(1)"))
        if not self.is_wide:
            keys.append(Hint("esc", "back" if narrow else "back to the list", "list"))
        if entry is not None and entry.kind == "entry":
            keys.append(Hint("e", "editor", "own_editor"))
        self.query_one("#page-keys", KeyLine).show([*keys, new, delete], note=saved)
        count = counted(len(self._entries(self.nc.snapshot)), "entry")
        read = Hint("enter", "read", "go_on")
        self.query_one("#list-keys", KeyLine).show([read, new, delete], note=saved or count)

    def go_to(self, record_id: int) -> None:
        """A page was written: the cursor is on it, now or as soon as it is in the list."""
        self._saved = record_id
        self._wanted = None if self._list.go_to(record_id) else record_id
        self._show_page()

    def _moved(self, before: int, now: int) -> None:
        entry = self._list.entry
        if entry is not None and entry.id != self._saved:
            self._saved = None
        if abs(now - before) <= _STEP:
            self._show_page()
        else:
            # The list has to be drawn anew: it goes first, the page follows a frame later.
            self.call_after_refresh(self._show_page)

    def on_row_list_opened(self, message: RowList.Opened) -> None:
        self.action_go_on()

    def _read(self, reading: bool) -> None:
        self.set_class(reading, "-reading")
        (self._page if reading else self._list).focus()

    def action_go_on(self) -> None:
        entry = self._list.entry
        if entry is None:
            return
        if entry.kind == "letter":
            self.run_worker(open_letter(self.nc, entry.id), group="flow", exclusive=True)
        elif self.is_wide or self.is_reading:
            self.run_worker(go_on(self.nc, entry), group="flow", exclusive=True)
        else:
            self._read(True)

    def action_own_editor(self) -> None:
        entry = self._list.entry
        if entry is not None and entry.kind == "entry":
            steps = go_on(self.nc, entry, in_own_editor=True)
            self.run_worker(steps, group="flow", exclusive=True)

    def action_delete(self) -> None:
        entry = self._list.entry
        if entry is not None:
            self.run_worker(self._delete(entry), group="flow", exclusive=True)

    async def _delete(self, entry: Entry) -> None:
        if await take_away(self.nc, entry) and self.is_reading:
            self._read(False)

    def action_erase(self) -> None:
        entry = self._list.entry
        if entry is not None:
            self.run_worker(self._erase(entry), group="flow", exclusive=True)

    async def _erase(self, entry: Entry) -> None:
        which = named(entry, self.today.year)
        if await erase(self.nc, entry, "Erase this page?", which) and self.is_reading:
            self._read(False)

    def action_read(self, direction: int) -> None:
        if self.is_wide:
            self._page.action_page(direction)

    def action_list(self) -> None:
        if self.is_reading or self._page.has_focus:
            self._read(False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("go_on", "own_editor", "delete", "erase"):
            return bool(self._entries(self.nc.snapshot)) or None
        if action == "list":
            return self.is_reading or self._page.has_focus
        return True
