"""Insights: what the person's own record says, drawn, each chart with its n."""

from collections.abc import Sequence
from datetime import date

from textual import work
from textual.app import ComposeResult
from textual.containers import Grid
from textual.content import Content
from textual.geometry import Size
from textual.widgets import Rule, Static

from nc_tui.content.insight_tables import TOO_FEW, Table, tables_of
from nc_tui.core.insights import Insights, insights
from nc_tui.core.sayings import MONTHS
from nc_tui.core.span import Span
from nc_tui.core.state import Snapshot
from nc_tui.tui.actions import BY_NAME, Command, bindings_of
from nc_tui.tui.first_hints import FirstHint
from nc_tui.tui.screens.pane import Pane
from nc_tui.tui.widgets.bars import Bars
from nc_tui.tui.widgets.chart_panel import ChartPanel, fits_in_a_row
from nc_tui.tui.widgets.count_rows import CountRows
from nc_tui.tui.widgets.dumbbells import Dumbbells
from nc_tui.tui.widgets.hour_map import HourMap
from nc_tui.tui.widgets.key_line import Hint, KeyLine
from nc_tui.tui.widgets.mood_hills import MoodHills
from nc_tui.tui.widgets.stage_rows import StageRows
from nc_tui.tui.widgets.usual_curve import UsualCurve

_WIDE, _TALL = 100, 38  # columns and rows from which four charts stand on a page
_BESIDE = 76  # columns from which two do
_MEDIUM = 60
_RULES = (2, 6)  # the charts that a rule stands above where there are four
_TITLE = 24  # columns for the name of a chart that is not drawn yet
_HANG = "  "
_KEYS = 2  # rows of the keys, and one above them
_GUTTER = 6  # columns between two charts, as in insights.tcss
_SPANS = {
    Span.MONTH: "30 days", Span.QUARTER: "90 days", Span.YEAR: "a year", Span.ALL: "all of it",
}  # fmt: skip


class InsightsPane(Pane):
    """Four charts a page where there is room, else two or one; any of them as a table.

    The weeks of the stages stand alone everywhere: a year of them needs the width.
    """

    commands = (
        Command("insights.next", "right_square_bracket", "turn(1)", "the next charts",
                key_shown="]"),
        Command("insights.before", "left_square_bracket", "turn(-1)", "the charts before",
                key_shown="["),
        Command("insights.range", "d", "range", "how far back: 30 days, 90, a year, all of it"),
        Command("insights.table", "t", "table", "the numbers as a table, and back"),
        BY_NAME["report"],
    )  # fmt: skip
    about = (
        "Counts of what you recorded, each with its n. Where there are too few, nothing is drawn."
    )
    first_hint = FirstHint(
        "insights", "w", "makes a page of it, for you or a therapist", "makes a page of it",
        "app.report",
    )  # fmt: skip
    BINDINGS = [
        *bindings_of(commands),
        ("right", "turn(1)", "the next charts"),
        ("left", "turn(-1)", "the charts before"),
    ]

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  (Textual's own name)
        super().__init__(id=id)
        self.span, self._as_table = Span.QUARTER, False
        self._at = 0
        """The chart that the page shown holds, as many as there are on a page."""
        self._counted: tuple[Snapshot, Span, date] | None = None
        self._tables: tuple[Table, ...] = ()
        self._found: Insights | None = None
        self._panels = (
            ChartPanel(HourMap()), ChartPanel(Dumbbells()), ChartPanel(Bars()),
            ChartPanel(MoodHills()), ChartPanel(UsualCurve()), ChartPanel(Dumbbells()),
            ChartPanel(CountRows()), ChartPanel(CountRows("kept")), ChartPanel(StageRows()),
        )  # fmt: skip

    def compose(self) -> ComposeResult:
        yield Static(id="insights-empty", markup=False)
        with Grid(id="charts"):
            for index, panel in enumerate(self._panels):
                if index in _RULES:
                    yield Rule(classes="insights-rule")
                yield panel
        yield KeyLine(id="insights-keys")

    def fact(self, snapshot: Snapshot) -> str:
        if self._found is None:
            return ""
        first = self._found.first
        return f"since {first.day} {MONTHS[first.month - 1]} {first.year}"

    def show(self, snapshot: Snapshot) -> None:
        wanted = (snapshot, self.span, self.today)
        if wanted != self._counted:
            self._counted = wanted
            self._count(*wanted)
        self._draw()

    @work(thread=True, exclusive=True, group="insights")
    def _count(self, snapshot: Snapshot, span: Span, today: date) -> None:
        """Off the event loop: ten years take longer than a frame."""
        words = self.nc.words
        found = insights(snapshot, span, today, words.stage_of)
        tables = tables_of(found, words)
        self.app.call_from_thread(self._take, (snapshot, span, today), found, tables)

    def _take(
        self, of: tuple[Snapshot, Span, date], found: Insights, tables: tuple[Table, ...]
    ) -> None:
        if of != self._counted:
            return  # meanwhile something else was asked for
        self._found, self._tables = found, tables
        self._fill(found)
        self._draw()
        self.post_message(self.FactChanged())

    def _fill(self, found: Insights) -> None:
        words, one = self.nc.words, self.query_one
        one(HourMap).show(found.hours)
        triggers, nexts = self.query(Dumbbells)
        triggers.show(found.triggers, words.trigger_label)
        nexts.show(found.nexts, words.did_next)
        one(Bars).show(found.waits.drawn, "min")
        one(MoodHills).show(found.moods.weeks)
        one(UsualCurve).show(found.usual.points)
        names = {stage.id: stage.name for stage in words.feelings.stages}
        one(StageRows).show(
            [(names.get(stage, stage), weeks) for stage, weeks in found.stages.weeks],
            [week.first for week in found.moods.weeks],
        )
        contact, helped = self.query(CountRows)
        contact.show([(words.kind_label(each.what), each.n) for each in found.contacts])
        helped.show([(words.helped_label(each.what), each.n) for each in found.helped])

    @property
    def _a_page(self) -> int:
        if self._as_table or self.columns < _BESIDE:
            return 1
        return 4 if self.columns >= _WIDE and self.app.size.height >= _TALL else 2

    @property
    def _page(self) -> int:
        return self._at // self._a_page

    @property
    def _pages(self) -> int:
        return -(-len(self._panels) // self._a_page)

    def _draw(self) -> None:
        """What of it is seen, and as what."""
        nothing = self._say_nothing()
        first = self._page * self._a_page
        shown = range(first, min(first + self._a_page, len(self._panels)))
        many = len(shown) > 1  # the weeks have the whole width, on a page of their own
        tables = self._tables[first : shown.stop]
        said = nothing or self._say_page_is_empty(tables)
        empty = self.query_one("#insights-empty", Static)
        empty.update(said)
        empty.display = bool(said)
        self.query_one(Grid).display = not said
        self.query_one(Grid).set_class(many, "-many")
        width = (self.room.width - _GUTTER) // 2 if many else self.room.width
        height = 0 if len(shown) > 2 else self.room.height - _KEYS
        stacked = not all(fits_in_a_row(table, width) for table in tables)
        rules = self.query(".insights-rule").results(Rule)
        for rule, at in zip(rules, _RULES, strict=True):
            rule.display = len(shown) > 2 and at in shown and bool(self._tables)
        for index, panel in enumerate(self._panels):
            panel.display = index in shown and bool(self._tables)
            if panel.display:
                panel.show(
                    self._tables[index], Size(width, height),
                    stacked=stacked, as_table=self._as_table,
                )  # fmt: skip
        is_narrow = self.columns < _MEDIUM
        page = f"{self._page + 1}/{self._pages}" if is_narrow else (
            f"{self._page + 1} of {self._pages}"
        )  # fmt: skip
        table = "table" if is_narrow else "as a table"
        hints = [
            Hint("[ ]", page, "turn(1)"),
            Hint("d", _SPANS[self.span], "range"),
            Hint("t", "drawn" if self._as_table else table, "table"),
            Hint("w", "report", "app.report"),
        ]
        if nothing:
            hints = [hints[1]]
        self.query_one("#insights-keys", KeyLine).show(hints)

    def _say_nothing(self) -> Content:
        """One sentence instead of empty charts, with the keys that fill them."""
        if self._found is None:
            return Content()
        if not self._found.is_nothing:
            drawn = any(table.is_enough for table in self._tables)
            return Content() if drawn else self._say_too_few()
        began = self.nc.snapshot.first_day
        if began is not None and began < self._found.first:
            return Content.assemble(
                ("Nothing was recorded in these days.  ", "$text-muted"), ("d", "$primary bold"),
                ("  looks further back.", "$text-muted"),
            )  # fmt: skip
        return Content.assemble(
            ("What you record is counted here.", "$text-muted"),
            "  " if self.columns >= _MEDIUM else "\n\n", ("u", "$primary bold"),
            (" surfs an urge,  ", "$text-muted"), ("c", "$primary bold"),
            (" is a check-in.", "$text-muted"),
        )  # fmt: skip

    def _say_page_is_empty(self, tables: Sequence[Table]) -> Content:
        """One line where none of several charts can be drawn; one alone says so itself."""
        if len(tables) < 2 or any(table.is_enough for table in tables):
            return Content()
        titles = ", ".join(table.title for table in tables)
        return Content.styled(f"Too few to draw yet: {titles}.", "$text-muted")

    def _say_too_few(self) -> Content:
        """One page instead of many empty ones: what there is of what each chart needs."""
        beside = self.columns >= _MEDIUM
        room = max(1, self.room.width - (_TITLE if beside else len(_HANG)))
        lines = [Content.styled("Too few to draw yet.", "$foreground"), Content()]
        for table in self._tables:
            title = Content.styled(table.title, "$foreground")
            said = table.sentence.removeprefix(TOO_FEW).removesuffix(".")
            needs = Content.styled(said, "$text-muted").wrap(room)
            if beside:
                gap = " " * (_TITLE - title.cell_length)
                lines.append(Content.assemble(title, gap, needs.pop(0)))
            else:
                lines.append(title)
            lines += [Content.assemble(" " * _TITLE if beside else _HANG, row) for row in needs]
        return Content("\n").join(lines)

    def action_turn(self, step: int) -> None:
        self._at = (self._page + step) % self._pages * self._a_page
        self.scroll_home(animate=False)
        self._draw()

    def action_range(self) -> None:
        spans = list(_SPANS)
        self.span = spans[(spans.index(self.span) + 1) % len(spans)]
        self.show(self.nc.snapshot)

    def action_table(self) -> None:
        self._as_table = not self._as_table
        self.scroll_home(animate=False)
        self._draw()
