"""Today: what a person needs at one look."""

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from nc_tui.core.records import RuleKind
from nc_tui.core.sayings import say_day
from nc_tui.core.state import Snapshot
from nc_tui.core.streak import Standing, last_days, milestone_reached, standing
from nc_tui.core.text import one_line
from nc_tui.core.urge import latest_with_strength
from nc_tui.tui.actions import BY_NAME, Command, bindings_of
from nc_tui.tui.marks import BAR, TICKED, UNTICKED, mood_dots, strength_style
from nc_tui.tui.phrases import days_word, how_it_went, since, when
from nc_tui.tui.screens.pane import Pane
from nc_tui.tui.widgets.banner import Banner
from nc_tui.tui.widgets.day_strip import day_strip
from nc_tui.tui.widgets.mood_line import DAYS, MoodLine, Moods, mood_cells
from nc_tui.tui.widgets.sphere import Sphere

_WIDE, _MEDIUM, _NARROW = 100, 60, 36
_SHORT = 10  # rows
_REASON_FITS = 36  # columns beside the mood at 80; a longer one takes a second row


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
    BINDINGS = bindings_of(commands)

    def compose(self) -> ComposeResult:
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
        yield Static(id="today-rule", markup=False)
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
        return say_day(self.today, self.today.year)

    def show(self, snapshot: Snapshot) -> None:
        stands = standing(snapshot.ledger, self.today)
        self._show_count(snapshot, stands)
        self._show_sentence(snapshot)
        self._show_checkin(snapshot)
        self._show_mood(snapshot)
        self._show_urge(snapshot)
        self._fill("small-thing", "one small thing", self._small_thing())
        self.query_one("#today-rule", Static).update(Content.styled("─" * self.room.width, "$rule"))
        self.query_one(Sphere).ring = self.columns >= _WIDE
        gap = " " * (3 if self.columns >= _WIDE else 1)
        self.query_one("#breathe-key", Static).update(
            Content.assemble(("u", "$primary bold"), gap, ("breathe", "$text-muted"))
        )

    def _show_count(self, snapshot: Snapshot, stands: Standing) -> None:
        banner = self.query_one(Banner)
        banner.room = self.room.width
        banner.beside = 12 if self.columns >= _NARROW else 6
        banner.number = "" if stands.days is None else str(stands.days)
        banner.display = stands.days is not None
        words = self.query_one("#count-words", Static)
        words.update(self._count_words(snapshot, stands))
        strip = self.query_one("#strip-row", Static)
        strip.display = self.columns < _MEDIUM and stands.window_days > 0
        strip.update(day_strip(snapshot.ledger, self.today))

    def _count_words(self, snapshot: Snapshot, stands: Standing) -> Content:
        if stands.days is None or stands.since is None:
            return self._no_count(snapshot)
        noun = days_word(stands.days)
        if self.columns < _NARROW or self.app.size.height < _SHORT:
            return Content.assemble((noun, "$foreground bold"), "\n", ("kept", "$text-muted"))
        kept = (
            f"{stands.kept} of {'' if self.columns < _MEDIUM else 'the '}last {stands.window_days}"
        )
        if self.columns < _MEDIUM:
            lines = [(noun, "$foreground bold"), ("no contact", "$text-muted")]
            lines += [("", ""), (kept, ""), ("kept", "")] if stands.window_days else []
            return Content("\n").join(Content.styled(text, style) for text, style in lines)
        lines = [
            (f"{noun} of no contact", "$foreground bold"),
            (since(stands.since, self.today), "$text-muted"),
        ]
        content = Content("\n").join(Content.styled(text, style) for text, style in lines)
        if not stands.window_days:
            return Content.assemble(content, "\n\n", "It begins today.")
        days = days_word(stands.window_days)
        return Content.assemble(
            content, "\n\n", f"kept {kept} {days}", "\n", day_strip(snapshot.ledger, self.today)
        )

    def _no_count(self, snapshot: Snapshot) -> Content:
        if snapshot.ledger.first_day is not None:
            return Content.assemble(
                ("A pause", "$foreground bold"), "\n",
                ("A new run begins when you say so.", "$text-muted"), "\n\n",
                ("2", "$primary bold"), ("  the ledger", "$text-muted"),
            )  # fmt: skip
        return Content.assemble(
            ("No date yet", "$foreground bold"), "\n",
            ("The count begins at the last contact.", "$text-muted"), "\n\n",
            ("s", "$primary bold"), ("  set it, in any words", "$text-muted"),
        )  # fmt: skip

    def _show_sentence(self, snapshot: Snapshot) -> None:
        plans = snapshot.plan_of("if-then")
        reasons = [one_line(item.text or "") for item in snapshot.plan_of("reason")]
        reason = reasons[self.today.toordinal() % len(reasons)] if reasons else ""
        heading, sentence, key = "", Content(), "p"
        stands = standing(snapshot.ledger, self.today)
        if plans:
            heading = "for tonight"
            first = f"If {one_line(plans[0].if_ or '')},"
            last = f"{one_line(plans[0].then or '')}."
            # A plan's sentence breaks before its "I".
            fits = len(first) + len(last) + 3 <= min(self.room.width, 62)
            sentence = _quoted(f"{first} {last}" if fits else f"{first}\n{last}")
        elif self._is_milestone(snapshot, stands):
            heading, key = "today", ""
            sentence = _quoted(self.nc.words.milestone_question(stands.days or 0))
        elif reason:
            heading, sentence, reason = "a reason of yours", _quoted(reason), ""
        elif not snapshot.plan:
            heading = "your plan"
            sentence = Content.styled("Words for a hard hour, and whom to call.", "$text-muted")
        self._fill("tonight", heading if self.columns >= _MEDIUM else "", sentence, key)
        self._fill("reason", "a reason of yours", Content(reason))
        self.query_one("#today-lower").set_class(len(reason) > _REASON_FITS, "-crowded")

    def _is_milestone(self, snapshot: Snapshot, stands: Standing) -> bool:
        if stands.days is None or snapshot.rule in (RuleKind.SPACE, RuleKind.ORDER):
            return False
        own = (item.days for item in snapshot.plan_of("milestone"))
        return milestone_reached(stands.days) or stands.days in own

    def _show_checkin(self, snapshot: Snapshot) -> None:
        checkin = snapshot.checkin_of(self.today)
        if checkin is None:
            line = Content.assemble(
                (UNTICKED, "$text-muted"), " Check-in, if useful.   ", ("c", "$primary bold")
            )
        else:
            parts: list[str | tuple[str, str]] = [(TICKED, "$primary"), " Checked in."]
            if checkin.mood:
                parts += ["   ", *mood_dots(checkin.mood)]
            line = Content.assemble(*parts)
        intention = one_line(checkin.intention or "") if checkin else ""
        if intention and self.columns >= _MEDIUM:
            line = Content.assemble(line, "\n", ("  " + intention, "$text-muted"))
        self._fill("checkin-head", "today", line)
        self._fill("checkin-low", "today" if self.columns >= _MEDIUM else "", line)

    def _show_mood(self, snapshot: Snapshot) -> None:
        by_day = {checkin.day: checkin.mood for checkin in snapshot.checkins}
        moods: Moods = tuple((day, by_day.get(day)) for day in last_days(DAYS, self.today))
        known = sum(mood is not None for _, mood in moods)
        line = self.query_one(MoodLine)
        line.display = known >= 2 and self.columns >= _MEDIUM
        self.query_one("#today-mood").set_class(not line.display, "-empty")
        wide = self.columns >= _WIDE
        line.step, line.rows = (3, 7) if wide else (2, 5)
        line.about = f"two weeks, {known} check-ins" if wide else "two weeks"
        line.moods = moods
        self._cells = mood_cells(moods) if known >= 2 else Content()

    def _show_urge(self, snapshot: Snapshot) -> None:
        urge = latest_with_strength(snapshot.urges)
        went = how_it_went(urge) if urge else None
        if urge is None or went is None:
            self._fill("last-urge", "", Content())
            if self.columns < _MEDIUM:
                self._fill("last-urge", "", self._narrow_mood())
            return
        high, last, took = went
        day = snapshot.day_of_record(urge)
        said = when(urge.at, day, self.today)
        numbers = [(str(high), f"{strength_style(high)} bold")]
        if took:
            numbers += [(" → ", "$text-muted"), (str(last), f"{strength_style(last)} bold")]
        if self.columns >= _WIDE:
            line = Content.assemble((said, "$text-muted"), "   ", *numbers, f"  {took}")
        elif self.columns >= _MEDIUM:
            tail = f"  {took}, {said.rpartition(' ')[0]}" if took else f"  {said}"
            line = Content.assemble(*numbers, tail)
        else:
            line = Content.assemble(("last urge  ", "$text-muted"), *numbers, f"  {took}")
            mood = self._narrow_mood()
            line = Content.assemble(line, "\n", mood) if mood else line
        self._fill("last-urge", "last urge" if self.columns >= _MEDIUM else "", line)

    def _narrow_mood(self) -> Content:
        if not self._cells:
            return Content()
        return Content.assemble(("mood       ", "$text-muted"), self._cells)

    def _small_thing(self) -> Content:
        actions = self.nc.words.choices.actions
        return Content(actions[self.today.toordinal() % len(actions)].text)

    def _fill(self, name: str, heading: str, body: Content, key: str = "") -> None:
        """A block under its heading, with the key of the plan beside that."""
        block = self.query_one(f"#{name}", Static)
        block.set_class(not body, "-empty")
        head = Content.styled(heading, "$text-muted bold")
        if heading and key:
            head = Content.assemble(head, "   ", (key, "$primary"), (" plan", "$text-muted"))
        head = Content.assemble(head, "\n") if heading else head
        block.update(Content.assemble(head, body))


def _quoted(text: str) -> Content:
    lines = [
        Content.assemble((BAR, "$primary"), f" {line}" if line else "") for line in text.split("\n")
    ]
    return Content("\n").join(lines)
