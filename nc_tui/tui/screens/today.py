"""Today: what a person needs at one look."""

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Rule, Static

from nc_tui.core.letters import just_opened
from nc_tui.core.state import Snapshot
from nc_tui.core.streak import last_days
from nc_tui.tui.actions import BY_NAME, Command, bindings_of
from nc_tui.tui.first_hints import FirstHint
from nc_tui.tui.phrases import say_today
from nc_tui.tui.screens.pane import Pane
from nc_tui.tui.screens.today_words import WORDS, Block, TodayWords
from nc_tui.tui.widgets.banner import Banner
from nc_tui.tui.widgets.mood_line import DAYS, MoodLine, Moods, mood_cells
from nc_tui.tui.widgets.sphere import Sphere

_WIDE, _TWO_COLUMNS, _NARROW = 100, 76, 36
_SPACIOUS = 38  # rows from which a wide window has room for the large sphere
_SHORT, _ROOMY = 10, 26  # rows: the count alone; all of it in a side pane
_BESIDE = 33  # columns for the words beside the count: their gap, and thirty days as marks
_SPHERE_FROM, _SPHERE, _LARGE = 16, 24, 44  # columns: the least for a sphere, and what it takes
_SPHERE_ROWS = 9  # with its key
_LEFT, _LEFT_WIDE, _LEFT_WIDE_FROM = 40, 60, 116  # columns of the mood chart, with its gutter


class TodayPane(Pane):
    """The count, the day's check-in, the last urge, a reason of theirs, one small thing."""

    commands = (
        Command(
            "first-run", "s", "app.first_run",
            "the first questions: last contact, rule, reason, person",
        ),
        *BY_NAME.values(),
    )  # fmt: skip
    about = "A day ends in the night, not at midnight: two o'clock still belongs to last night."
    first_hint = FirstHint(
        "today", "u", "breathes with you when it is strong, from every screen",
        "breathes with you", "app.surf", lambda snapshot: bool(snapshot.urges),
    )  # fmt: skip
    BINDINGS = bindings_of(commands)

    def compose(self) -> ComposeResult:
        # Now, not with what is shown first: else all of it is styled twice.
        sizes = {"-spacious": self._is_spacious, "-slim": self._is_slim}
        self.update_classes(sizes, update=False)
        with Horizontal(id="today-head"):
            with Vertical(id="today-count"):
                with Horizontal(id="count-row"):
                    yield Banner()
                    yield Static(id="count-words", markup=False)
                yield Static(id="strip-row", markup=False)
                yield Static(id="tonight", markup=False)
                yield Static(id="checkin-head", markup=False)
            with Vertical(id="today-breathe"):
                yield Sphere(id="today-sphere")
                yield Static(id="breathe-key", markup=False)
        yield Rule(id="today-rule")
        with Horizontal(id="today-lower"):
            with Vertical(id="today-mood"):
                yield MoodLine()
            with Vertical(id="today-words"):
                yield Static(id="last-urge", markup=False)
                yield Static(id="reason", markup=False)
                yield Static(id="checkin-low", markup=False)
                yield Static(id="small-thing", markup=False)

    def on_mount(self) -> None:
        self.focus()  # the app opens here, and its key has to be heard

    def fact(self, snapshot: Snapshot) -> str:
        return say_today(self.today, self.now.date(), snapshot.settings.day_starts)

    # How much room there is

    @property
    def _is_spacious(self) -> bool:
        return self.columns >= _WIDE and self.app.size.height >= _SPACIOUS

    @property
    def _is_slim(self) -> bool:
        """Whether there is room for one column only, as in a side pane."""
        return self.columns < _TWO_COLUMNS

    @property
    def _left(self) -> int:
        return _LEFT_WIDE if self.columns >= _LEFT_WIDE_FROM else _LEFT

    @property
    def _is_smallest(self) -> bool:
        return self.columns < _NARROW or self.app.size.height < _SHORT

    # What is seen

    def show(self, snapshot: Snapshot) -> None:
        key = self.nc.keymap.of("check-in", "c")
        said = TodayWords(
            snapshot, self.nc.words, self.today, key, self.now.date(),
            just_opened(snapshot.journal, self.now), self.nc.keymap.of("tab.journal", "4"),
            hour=self.now.hour,
        )  # fmt: skip
        self.set_class(self._is_spacious, "-spacious")
        self.set_class(self._is_slim, "-slim")
        beside = self._show_count(said)
        self._show_mood(snapshot)
        if self._is_slim:
            self._show_slim(said)
        else:
            self._show_blocks(said, beside)
        self.query_one(Sphere).ring = self._is_spacious
        gap = " " * (3 if self._is_spacious else 1)
        self.query_one("#breathe-key", Static).update(
            Content.assemble(
                (self.nc.keymap.of("surf", "u"), "$primary bold"), gap, ("breathe", "$text-muted")
            )
        )

    def _show_count(self, said: TodayWords) -> int:
        """The count and the words beside it; the columns that are left of the sphere."""
        banner, beside = self.query_one(Banner), self.query_one("#count-words", Static)
        number = "" if said.stands.days is None else str(said.stands.days)
        banner.beside = 6 if self._is_smallest else 12 if self._is_slim else _BESIDE
        # The words are to stand beside it as they are; rather than that they wrap, it is smaller.
        banner.room = self.room.width - (0 if self._is_slim else _SPHERE_FROM)
        banner.number, banner.display = number, bool(number)
        beside.set_class(not number, "-alone")
        drawn = banner.rows()
        count = max(map(len, drawn), default=0)
        left = self.room.width - count - _BESIDE
        strip = self.query_one("#strip-row", Static)
        strip.display = left < 0 and said.stands.window_days > 0
        strip.update(said.strip_in(self.room.width))
        if self._is_smallest:
            words = said.count_words_smallest()
        elif left < 0:
            words = said.count_words_narrow(self.room.width - count - 2)
        else:
            words = said.count_words()
        beside.update(words)
        # In the smallest window the words stand at the foot of the number.
        beside.styles.height = max(2, len(drawn)) if self._is_smallest else None
        self._head_rows = max(len(drawn), _rows(words, max(_BESIDE, left + _BESIDE) - 3))
        breathe = self.query_one("#today-breathe")
        breathe.display = not self._is_slim and left >= _SPHERE_FROM
        breathe.styles.width = sphere = _LARGE if self._is_spacious else min(_SPHERE, left)
        return self.room.width - (sphere if breathe.display else 0)

    def _show_blocks(self, said: TodayWords, room: int) -> None:
        """Two columns, the upper one ``room`` wide: as many blocks as fit, with as much air."""
        sentence = said.sentence(room)
        self._fill("tonight", sentence)
        wide = self.columns >= _WIDE
        column = min(WORDS, self.room.width - (0 if self._has_no_moods else self._left))
        checkin = said.checkin(room if self._is_spacious else column, with_intention=False)
        urge, reason, small = said.urge(is_wide=wide), said.reason(), said.small_thing()
        self._fill("checkin-head", checkin)
        blocks = [block for block in (urge, reason, checkin) if block.body]
        rows = sum(1 + _rows(block.body, column) for block in blocks) + len(blocks) - 1
        above = self._head_rows
        if sentence.body:
            above += 3 + _rows(sentence.body, room)
        left = self.room.height - max(_SPHERE_ROWS, above) - rows
        fits = self._is_spacious or left - 2 - _rows(small.body, column) >= 1
        if not fits:
            checkin = said.checkin(column, with_intention=True)
        self._fill("last-urge", urge)
        self._fill("reason", reason)
        self._fill("checkin-low", checkin)
        self._fill("small-thing", small if fits else Block("", Content()))
        crowded = left - (2 + _rows(small.body, column) if fits else 0) < 2
        self.query_one("#today-lower").set_class(crowded and not self._is_spacious, "-crowded")

    def _show_slim(self, said: TodayWords) -> None:
        """One column: the same order, a row each; in a tall one all of it."""
        roomy = self.app.size.height >= _ROOMY
        nothing = Block("", Content())
        self._fill("tonight", said.sentence(self.room.width)._replace(heading=""))
        mood = Content()
        if self._cells and (roomy or not said.asks_more):
            mood = Content.assemble(("mood       ", "$text-muted"), self._cells)
        rows = [row for row in (said.urge_narrow(), mood) if row]
        self._fill("last-urge", Block("", Content("\n").join(rows)))
        self._fill("reason", said.reason() if roomy else nothing)
        checkin = said.checkin(self.room.width, with_intention=not roomy)
        self._fill("checkin-low", checkin._replace(heading=""))
        self._fill("small-thing", said.small_thing() if roomy else nothing)

    def _show_mood(self, snapshot: Snapshot) -> None:
        by_day = {checkin.day: checkin.mood for checkin in snapshot.checkins}
        moods: Moods = tuple((day, by_day.get(day)) for day in last_days(DAYS, self.today))
        known = sum(mood is not None for _, mood in moods)
        line = self.query_one(MoodLine)
        self._has_no_moods = known < 2
        line.display = not self._has_no_moods and not self._is_slim
        place = self.query_one("#today-mood")
        place.set_class(not line.display, "-empty")
        place.styles.width = self._left
        wide = self._is_spacious
        line.step, line.rows = (3, 7) if wide else (2, 5)
        line.about = f"two weeks, {known} check-ins" if wide else "two weeks"
        line.moods = moods
        self._cells = (
            Content() if self._has_no_moods else mood_cells(moods, plain=self.nc.config.ascii)
        )

    def _fill(self, name: str, block: Block) -> None:
        place, (heading, body, key) = self.query_one(f"#{name}", Static), block
        place.set_class(not body, "-empty")
        head = Content.styled(heading, "$text-muted bold")
        if heading and key:
            head = Content.assemble(
                head, "   ", (key[0], "$primary"), (f" {key[1]}", "$text-muted")
            )
        place.update(Content.assemble(head, "\n" if heading else "", body))


def _rows(body: Content, width: int) -> int:
    return len(body.wrap(max(1, width))) if body else 0
