"""Where a search looks: the plan, the library, pages and letters, and what days have of notes.

Each source finds its own things, says one in a row or two, and opens it in its place.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, Protocol

from nc_tui.core.errors import NcError
from nc_tui.core.journal import title_of
from nc_tui.core.letters import as_listed, is_waiting
from nc_tui.core.plan import sentence_of
from nc_tui.core.records import Entry, PlanItem
from nc_tui.core.search import Query
from nc_tui.core.text import one_line
from nc_tui.tui.marks import LETTER
from nc_tui.tui.page_search import PageSearch
from nc_tui.tui.phrases import day_briefly

if TYPE_CHECKING:
    from nc_tui.content.shapes.library import Card
    from nc_tui.tui.app import NcApp
    from nc_tui.tui.screens.main import MainScreen


_PLANNED = ("reason", "if-then", "activity", "milestone")
_CARDS = 5  # the likeliest; the Library itself shows them all


class Found(NamedTuple):
    """One thing as it is shown: its name, the words it was found in, a quiet note beside it."""

    title: str
    text: str = ""
    note: str = ""


class Source(Protocol):
    """One place that is searched."""

    heading: ClassVar[str]
    rows: ClassVar[int]
    """That one thing takes: 1, or 2 where the words it was found in stand below its name."""

    async def find(self, query: Query) -> Sequence[Any]:
        """What ``query`` finds here, the likeliest first; cheap, as they may be thousands."""
        ...

    def say(self, thing: Any) -> Found:
        """One of them as it is shown; called for those that are seen."""
        ...

    async def open(self, thing: Any, words: str) -> None:
        """Show it in its place, where ``words`` were what was looked for."""
        ...


class People:
    """The person's own people."""

    heading: ClassVar[str] = "people"
    rows: ClassVar[int] = 1

    def __init__(self, app: "NcApp") -> None:
        self._app = app

    async def find(self, query: Query) -> Sequence[PlanItem]:
        if query.is_of_pages or query.is_empty:
            return []
        people = self._app.snapshot.plan_of("person")
        return [each for each in people if query.finds(_words_of(each))]

    def say(self, thing: PlanItem) -> Found:
        return Found(one_line(thing.name or ""), note=one_line(thing.reach or ""))

    async def open(self, thing: PlanItem, words: str) -> None:
        from nc_tui.tui.screens.safety import SafetyScreen

        await self._app.push_screen(SafetyScreen(person=thing.id))


def _words_of(person: PlanItem) -> str:
    return "\n".join(text for text in (person.name, person.reach, person.hours) if text)


class Plan:
    """The person's reasons, sentences, things to do and milestones of their own."""

    heading: ClassVar[str] = "your plan"
    rows: ClassVar[int] = 1

    def __init__(self, app: "NcApp") -> None:
        self._app = app

    async def find(self, query: Query) -> Sequence[PlanItem]:
        if query.is_of_pages or query.is_empty:
            return []
        snapshot = self._app.snapshot
        lines = (item for kind in _PLANNED for item in snapshot.plan_of(kind))
        return [item for item in lines if query.finds(_planned(item))]

    def say(self, thing: PlanItem) -> Found:
        return Found(_planned(thing), note=self._app.words.plan.section(thing.kind).title)

    async def open(self, thing: PlanItem, words: str) -> None:
        from nc_tui.tui.screens.plan import PlanScreen

        await main_screen(self._app)
        plan = PlanScreen()
        await self._app.push_screen(plan)
        plan.call_after_refresh(plan.go_to, thing.id)


def _planned(item: PlanItem) -> str:
    if item.kind == "if-then":
        return " ".join(sentence_of(item.if_, item.then))
    return one_line(item.text or "")


class Cards:
    """The library: cards that answer a doubt, found by its words."""

    heading: ClassVar[str] = "library"
    rows: ClassVar[int] = 2

    def __init__(self, app: "NcApp") -> None:
        self._app = app

    async def find(self, query: Query) -> Sequence["Card"]:
        words = " ".join([*query.words, *(phrase.words for phrase in query.phrases)])
        if query.is_of_pages or not words:
            return []
        try:
            return self._app.library.find(words).cards[:_CARDS]
        except NcError as error:
            self._app.notice(str(error))
            return []

    def say(self, thing: "Card") -> Found:
        said = (thing.answer, *thing.lines, thing.claim, thing.counter, thing.evidence)
        return Found(thing.doubt, "\n\n".join([thing.doubt, *(part for part in said if part)]))

    async def open(self, thing: "Card", words: str) -> None:
        from nc_tui.tui.screens.library import LibraryPane

        main = await main_screen(self._app)
        await main.action_show_pane("library")
        pane = main.pane
        assert isinstance(pane, LibraryPane)
        pane.go_to_card(thing.id)
        pane.action_read()


class Pages:
    """Pages and letters that are open, newest first."""

    heading: ClassVar[str] = "journal"
    rows: ClassVar[int] = 2

    def __init__(self, app: "NcApp") -> None:
        self._app = app

    async def find(self, query: Query) -> Sequence[Entry]:
        search = PageSearch(self._app, query)
        await search.finish()
        return search.found

    def say(self, thing: Entry) -> Found:
        now = self._app.clock.now()
        note = day_briefly(thing.at.date(), now.year)
        # Opening a letter asks how strong it is before its words are read: not even an excerpt.
        title = title_of(as_listed(thing, now).text)
        text = "" if is_waiting(thing, now) else thing.text
        return Found(f"{LETTER} {title}" if thing.kind == "letter" else title, text, note)

    async def open(self, thing: Entry, words: str) -> None:
        from nc_tui.tui.screens.journal import JournalPane

        main = await main_screen(self._app)
        await main.action_show_pane("journal")
        pane = main.pane
        assert isinstance(pane, JournalPane)
        pane.open_found(thing.id, words)


async def main_screen(app: "NcApp") -> "MainScreen":
    """The main screen, once it is the one shown."""
    from nc_tui.tui.screens.main import MainScreen

    while len(app.screen_stack) > 1:
        await app.pop_screen()
    main = app.screen
    assert isinstance(main, MainScreen)
    return main


def sources(app: "NcApp") -> tuple[Source, ...]:
    """All of them, in the order shown: where few things are found stands first."""
    from nc_tui.tui.found_days import Days

    return People(app), Plan(app), Cards(app), Pages(app), Days(app)
