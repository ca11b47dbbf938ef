"""Journal: the list, and the page beside it or over it."""

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from nc_tui.core.letters import Listed
from nc_tui.core.records import Entry
from nc_tui.core.search import Query
from nc_tui.core.state import Snapshot
from nc_tui.tui.actions import Command, bindings_of
from nc_tui.tui.first_hints import FirstHint
from nc_tui.tui.flows.journal import erase_page, go_on, take_away
from nc_tui.tui.flows.letter import open_letter
from nc_tui.tui.flows.put_away import put_away
from nc_tui.tui.page_search import PageSearch, query_of
from nc_tui.tui.phrases import counted
from nc_tui.tui.screens.journal_keys import SEARCHING, list_keys, page_keys
from nc_tui.tui.screens.pane import Pane
from nc_tui.tui.widgets.entry_list import EntryList
from nc_tui.tui.widgets.key_line import KeyLine
from nc_tui.tui.widgets.left_letters import LeftLetters
from nc_tui.tui.widgets.page import Page
from nc_tui.tui.widgets.row_list import RowList
from nc_tui.tui.widgets.safety_first import SafetyFirst
from nc_tui.tui.widgets.search_bar import SearchBar

_WIDE, _MEDIUM = 100, 60
_STEP = 3  # rows from one page to the next, over a heading


class JournalPane(Pane):
    """Pages by month; the chosen one beside them where there is room, else over them."""

    commands = (
        Command("journal.go-on", "enter", "go_on", "read this page, go on writing it"),
        Command("journal.editor", "e", "own_editor", "write on it in your own editor"),
        Command("journal.mark", "v", "mark", "pick this page out, or not"),
        Command("journal.put-away", "z", "put_away", "put away: out of search and Today"),
        Command("journal.away", "Z", "app.away", "pages put away: look, put back",
                found_by="archive hidden restore"),
        Command("journal.delete", "d", "delete", "delete this page"),
        Command("journal.erase", "D", "erase", "erase this page: for good, and every copy"),
        Command("journal.read-on", "space", "read(1)", "read on down the page"),
        Command("journal.read-back", "backspace", "read(-1)", "read back up the page"),
        Command("journal.list", "escape", "list", "back to the list, to all pages"),
    )  # fmt: skip
    about = "What you write stays on this machine. A page can be gone on with at any time."
    first_hint = FirstHint(
        "journal", "n", "begins a page; it is kept as you type", "begins a page; it is kept",
        "app.write", lambda snapshot: bool(snapshot.journal),
    )  # fmt: skip
    BINDINGS = bindings_of(commands)

    def compose(self) -> ComposeResult:
        with Vertical(id="journal-list"):
            yield SearchBar(below="entries", id="journal-search")
            yield Static(id="search-said", markup=False)
            yield SafetyFirst(quiet=True)
            yield LeftLetters()
            yield EntryList(id="entries")
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
        self._query = Query()
        self._said = ""
        self._found: set[int] = set()
        self._found_in: Sequence[Entry] = ()
        self._left: list[Entry] = []
        self._search = self.query_one(SearchBar)
        self._first = self.query_one(SafetyFirst)
        self._left_letters = self.query_one(LeftLetters)
        self._show_empty()
        self._list = self.query_one(EntryList)
        self._page = self.query_one(Page)
        # Not by the list's message: that comes a frame later, and the page with it.
        self.watch(self._list, "cursor", self._moved, init=False)
        self.watch(self._search.field, "value", self._look, init=False)
        self.watch(self._page, "is_longer", self._show_keys, init=False)

    @property
    def is_wide(self) -> bool:
        return self.columns >= _WIDE

    @property
    def is_reading(self) -> bool:
        """Whether the page stands over the list."""
        return self.has_class("-reading")

    @property
    def time_told(self) -> object:
        return self.nc.minute  # a letter may open in the middle of a day

    def fact(self, snapshot: Snapshot) -> str:
        return counted(len(self._entries(snapshot)), "entry")

    def _entries(self, snapshot: Snapshot) -> list[Entry]:
        # Anew only when a page is another, a letter opens, or its day is over: most changes are
        # in other tables.
        listed, now, journal = self._listed, self.now, snapshot.journal
        is_known = listed is not None and (listed.journal is journal or listed.journal == journal)
        if listed is None or not is_known or not listed.holds(now):
            listed = self._listed = Listed.of(journal, now)
        return listed.entries

    def _seen(self, entries: list[Entry]) -> list[Entry]:
        """Those that the search found, while there is one."""
        if self._query.is_empty:
            return entries
        left = [entry for entry in entries if entry.id in self._found]
        if left != self._left:
            self._left = left  # else the same list again: it is not laid out anew
        return self._left

    def arrive(self) -> None:
        entries = self._entries(self.nc.snapshot)
        if not entries:
            self.focus()
        else:
            (self._page if self.is_reading else self._list).focus()

    def show(self, snapshot: Snapshot) -> None:
        entries = self._entries(snapshot)
        self.set_class(not entries, "-bare")
        if self.is_reading and (self.is_wide or not entries):
            self._read(False)
        elif self._was_wide and not self.is_wide and self._page.has_focus:
            self._read(True)
        self._was_wide = self.is_wide
        self._list.edge = 0 if self.columns >= _MEDIUM else 1
        seen = self._seen(entries)
        self._list.show(seen, self.today, self._query)
        if entries is not self._found_in and not self._query.is_empty:
            self._look()
        if self._wanted is not None and self._list.go_to(self._wanted):
            self._wanted = None
        self._show_page()
        if entries and self.has_focus:
            self.arrive()

    def renew(self) -> None:
        super().renew()
        if self.display and self.screen.is_current:
            self._left_letters.look()

    def on_left_letters_changed(self) -> None:
        self._show_empty()

    def _show_empty(self) -> None:
        letters = self._left_letters.words
        self.query_one("#journal-empty", Static).update(
            Content.assemble(
                ("Nothing written yet. It can be one line.", "$text-muted"), "\n\n",
                ("n", "$primary bold"), ("  write it down", "$text-muted"),
                "\n\n" if letters else "", letters,
            )
        )  # fmt: skip

    def _show_page(self) -> None:
        # Beneath the list nobody sees it, and Textual lays the whole screen out anew to find that.
        if self.is_wide or self.is_reading:
            entry = self._list.entry
            prompt = self.nc.words.prompt(entry.prompt) if entry and entry.prompt else ""
            self._page.show(entry, prompt=prompt, year=self.today.year, query=self._query)
        self._show_keys()

    def _show_keys(self) -> None:
        entry, is_typing = self._list.entry, self._search.field.has_focus
        saved = "saved" if entry is not None and entry.id == self._saved else ""
        keys = page_keys(
            entry, is_longer=self._page.is_longer, is_over=not self.is_wide,
            narrow=self.columns < _MEDIUM,
        )  # fmt: skip
        below = self.query_one("#page-keys", KeyLine)
        below.show(SEARCHING if is_typing else keys, note="" if is_typing else saved)
        marked = len(self._list.marked)
        note = f"{marked} picked out" if marked else saved
        read = SEARCHING if is_typing else list_keys(is_found=not self._query.is_empty)
        self.query_one("#list-keys", KeyLine).show(read, note=note)
        self._show_search()

    def _show_search(self) -> None:
        """How much is found, how the search was read, and what else it could be."""
        every = self._entries(self.nc.snapshot)
        count = counted(len(every), "entry")
        if not self._query.is_empty:
            # No count beside words of danger that stand on no page: it would be the only answer.
            answers = bool(self._list.entries) or not self._first.display
            count = f"{len(self._list.entries):,} of {len(every):,}" if answers else ""
        elif self.is_wide:
            count = ""  # it stands at the end of the tabs
        self._search.say(count)
        said = "   ".join(self._query.said)
        if self._search.field.has_focus and not self._search.field.value:
            said = "/ again searches everywhere"
        if said != self._said:
            self._said = said
            words = Content.styled(f"{said}\n" if said else "", "$quiet")
            self.query_one("#search-said", Static).update(words)

    # Searching

    def search(self) -> None:
        """Let the person say what is looked for; what is not found goes out of the list."""
        if self.is_reading:
            self._read(False)
        self._search.field.focus()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        if event.widget is self._search.field:
            self._look()  # now, so that the first letter finds all pages folded
        self._show_keys()

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        self._show_keys()

    def _look(self) -> None:
        words = self._search.field.value
        self._list.says_nothing_found = not self._first.hear(words)
        search = PageSearch(self.nc, query_of(self.nc, words))
        if search.go_on():
            self.workers.cancel_group(self, "search")
            self._take(search)
        else:
            self.run_worker(self._look_on(search), group="search", exclusive=True)

    async def _look_on(self, search: PageSearch) -> None:
        await search.finish()
        self._take(search)

    def _take(self, search: PageSearch) -> None:
        self._query, self._found_in = search.query, self._entries(self.nc.snapshot)
        self._found = {entry.id for entry in search.found}
        self.show(self.nc.snapshot)

    def open_found(self, record_id: int, words: str) -> None:
        """Show what a search for ``words`` found, among what else it finds here."""
        self._all_pages()
        self._list.go_to(record_id)
        self._search.field.value = words
        entry = self._list.entry
        if entry is not None and entry.kind == "letter":
            self.action_go_on()
        elif entry is not None and not self.is_wide:
            self._read(True)

    def _all_pages(self) -> None:
        self._search.field.value = ""
        self._query = Query()
        self.show(self.nc.snapshot)
        self._list.focus()

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
        if reading:
            self._show_page()
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
        if await erase_page(self.nc, entry) and self.is_reading:
            self._read(False)

    def action_read(self, direction: int) -> None:
        if self.is_wide:
            self._page.action_page(direction)

    def action_list(self) -> None:
        if self.is_reading or self._page.has_focus:
            self._read(False)
        else:
            self._all_pages()

    def action_mark(self) -> None:
        self._list.action_mark()
        self._show_keys()

    def action_put_away(self) -> None:
        self.run_worker(self._put_away(), group="flow", exclusive=True)

    async def _put_away(self) -> None:
        found = [] if self._query.is_empty else list(self._list.entries)
        marked = [each for each in self._entries(self.nc.snapshot) if each.id in self._list.marked]
        if await put_away(self.nc, self._list.entry, marked, found):
            self._list.marked.clear()
            if self.is_reading:
                self._read(False)
            self._show_keys()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("go_on", "own_editor", "delete", "erase", "mark", "put_away"):
            return self._list.entry is not None or None
        if action == "list":
            is_searching = self._search.field.has_focus or not self._query.is_empty
            return self.is_reading or self._page.has_focus or is_searching
        return True
