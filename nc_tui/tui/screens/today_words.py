"""What Today says, as plain values: the pane puts each where there is room for it."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from textual.content import Content

from nc_tui.content.load import Content as Words
from nc_tui.core.clock import day_of
from nc_tui.core.milestones import are_greeted, last_reached
from nc_tui.core.motivation import is_due
from nc_tui.core.plan import sentence_of
from nc_tui.core.records import CheckIn, Entry
from nc_tui.core.state import Snapshot
from nc_tui.core.streak import Standing, run_before, standing
from nc_tui.core.text import one_line
from nc_tui.core.urge import latest_with_strength
from nc_tui.tui.actions import BY_NAME
from nc_tui.tui.marks import BAR, TICKED, UNTICKED, mood_dots, strength_style
from nc_tui.tui.phrases import (
    counted,
    days_word,
    how_it_went,
    kept_by,
    since,
    spoken_day,
    when,
)
from nc_tui.tui.widgets.day_strip import day_strip

WORDS = 62
"""Columns: words never run wider."""
PLAN_KEY = ("p", "plan")


class Block(NamedTuple):
    """A heading and what stands directly under it; an empty body is not shown. ``key`` opens
    what it comes from."""

    heading: str
    body: Content
    key: tuple[str, str] | None = None


class TodayWords:
    """One snapshot on one day, said."""

    def __init__(
        self, snapshot: Snapshot, words: Words, today: date, key: str = "c",
        date_now: date | None = None, letters: Sequence[Entry] = (), letters_key: str = "4",
        hour: int = 12,
    ) -> None:  # fmt: skip
        """``key`` does the check-in; ``date_now`` is the wall's, where that is not ``today``, and
        ``hour`` its hour. ``letters`` can be read now, the newest first, and ``letters_key`` leads
        to them."""
        self._letters, self._letters_key, self._hour = letters, letters_key, hour
        self._key, self._date = key, date_now or today
        self._snapshot, self._words, self._today = snapshot, words, today
        self.stands: Standing = standing(snapshot.ledger, today)
        self._checkin: CheckIn | None = snapshot.checkin_of(today)
        reasons = [one_line(item.text or "") for item in snapshot.plan_of("reason")]
        self._reason = self._of_the_day(list(filter(None, reasons)))

    def _of_the_day(self, texts: list[str]) -> str:
        """One of them, another one tomorrow; "" of none."""
        return texts[self._today.toordinal() % len(texts)] if texts else ""

    # Beside the count

    @property
    def kept(self) -> str:
        """What the days are days of."""
        return kept_by(self._snapshot.rule)

    @property
    def _before(self) -> str:
        """The run before, on the day one ended: its days are not gone."""
        run = run_before(self._snapshot.ledger)
        return f"before: {counted(run.days(self._today), 'day')}" if run else ""

    @property
    def strip(self) -> Content:
        return day_strip(self._snapshot.ledger, self._today)

    def strip_in(self, room: int) -> Content:
        """The strip in ``room`` columns: where it is longer, in two rows of a length."""
        strip = self.strip
        half = -(-strip.cell_length // 2)
        return strip if strip.cell_length <= room else Content("\n").join(strip.divide([half]))

    def count_words(self) -> Content:
        """In full, where there is room for a sentence."""
        stands = self.stands
        if stands.days is None or stands.since is None:
            return self._no_count()
        parts: list[str | Content | tuple[str, str]] = [
            (f"{days_word(stands.days)} of {self.kept}", "$foreground bold"), "\n",
            (self._since(stands.since), "$text-muted"), "\n",
            (self._before if stands.days == 0 else "", "$text-muted"), "\n",
        ]  # fmt: skip
        if not stands.window_days:
            return Content.assemble(*parts, "It begins today.")
        kept = f"kept {stands.kept} of the last {stands.window_days} days"
        if stands.window_days == 1:
            kept = "The first day is kept." if stands.kept else "It begins today."
        return Content.assemble(*parts, kept, "\n", self.strip)

    def count_words_narrow(self, room: int) -> Content:
        """For a side pane, where ``room`` columns are left beside the number."""
        stands = self.stands
        if stands.days is None:
            return self._no_count()
        lines = [(days_word(stands.days), "$foreground bold"), (self.kept, "$text-muted")]
        if stands.window_days:
            kept = f"{stands.kept} of last {stands.window_days}"
            if len(kept) > room:
                kept = f"{stands.kept} of {stands.window_days}"
            before = self._before if stands.days == 0 else ""
            lines += [(before if len(before) <= room else "", "$text-muted")]
            lines += [(kept, ""), ("kept", "")]
        return Content("\n").join(Content.styled(text, style) for text, style in lines)

    def count_words_smallest(self) -> Content:
        if self.stands.days is None:
            return self._no_count()
        if self.stands.days:
            noun = days_word(self.stands.days)
            return Content.assemble((noun, "$foreground bold"), "\n", ("kept", "$text-muted"))
        # A nought beside "days kept" would say of all days what is true of this one.
        kept = f"{self.stands.kept} of {self.stands.window_days}\nkept"
        words = kept if self.stands.window_days else "it begins\ntoday"
        return Content.styled(words, "$text-muted")

    def _no_count(self) -> Content:
        if self._snapshot.ledger.first_day is not None:
            return Content.assemble(
                ("A pause", "$foreground bold"), "\n",
                ("A new run begins when you say so.", "$text-muted"), "\n",
                (self._before, "$text-muted"), "\n",
                ("2", "$primary bold"), ("  the ledger", "$text-muted"),
            )  # fmt: skip
        return Content.assemble(
            ("No date yet", "$foreground bold"), "\n",
            ("The count begins at the last contact.", "$text-muted"), "\n\n",
            ("s", "$primary bold"), ("  set it, in any words", "$text-muted"),
        )  # fmt: skip

    # The plan

    def sentence(self, room: int) -> Block:
        """The plan's sentence for tonight; without one a reason of theirs stands in its place."""
        plans = self._snapshot.plan_of("if-then")
        if not plans and self._reason:
            return Block("a reason of yours", quoted(self._reason, room), PLAN_KEY)
        if not plans:
            invites = "" if self._snapshot.plan else "Words for a hard hour, and whom to call."
            return Block("your plan", Content.styled(invites, "$text-muted"), PLAN_KEY)
        first, last = sentence_of(plans[0].if_ or "", plans[0].then or "")
        # It breaks before its "I".
        fits = len(first) + len(last) + 3 <= min(room, WORDS)
        said = f"{first} {last}" if fits else f"{first}\n{last}"
        return Block("for tonight", quoted(said, room), PLAN_KEY)

    def reason(self) -> Block:
        is_above = not self._snapshot.plan_of("if-then")
        return Block("a reason of yours", Content("" if is_above else self._reason))

    def small_thing(self) -> Block:
        """What they mean to do today; else one of the plan's activities, or one that the program
        knows."""
        if self.intention:
            return Block("your intention", Content(self.intention))
        own = [one_line(item.text or "") for item in self._snapshot.plan_of("activity")]
        thing = self._of_the_day(list(filter(None, own)))
        if not thing:
            day = self._today.toordinal()
            thing = next(iter(self._words.choices.small_things(day, self._hour)), "")
        return Block("one small thing", Content(thing))

    # The day

    @property
    def intention(self) -> str:
        return one_line(self._checkin.intention or "") if self._checkin else ""

    @property
    def milestone(self) -> str:
        """The question of a milestone reached today, until the day is checked in; under an order,
        or where they asked for space, days are no achievement."""
        snapshot, run = self._snapshot, self._snapshot.ledger.open_run
        if run is None or not are_greeted(snapshot.rule):
            return ""
        reached = last_reached(run, snapshot.plan_of("milestone"), self._today)
        if reached is None or reached[1] != self._today:
            return ""
        return self._words.milestone_question(reached[0])

    def checkin(self, room: int, *, with_intention: bool) -> Block:
        """Today's check-in, in ``room`` columns; ``with_intention`` where it has no block of its
        own. Below it a letter that opened and, on the day the person chose, the motivation
        check."""
        block = self._checked(room, with_intention=with_intention)
        if self._letters:
            block = block._replace(body=Content.assemble(block.body, "\n", self._letter(room)))
        if not self.is_motives_day:
            return block
        from nc_tui.content.library import load_motives  # on that day only

        offered = load_motives().again.offered
        line = Content.assemble(
            (UNTICKED, "$text-muted"), f" {offered}   ", (BY_NAME["motives"].shown, "$primary bold")
        )
        return block._replace(body=Content.assemble(block.body, "\n", line))

    def _letter(self, room: int) -> Content:
        """That a letter waits; of when it is, where there is room for it."""
        newest = self._letters[0]
        day = day_of(newest.at, self._snapshot.settings.day_starts)
        of = spoken_day(newest.at, day, self._today, self._date)
        which = "A letter" if of in ("today", "tonight") else f"A letter of {of}"
        if len(self._letters) > 1:
            which = counted(len(self._letters), "letter")
        key = Content.styled(self._letters_key, "$primary bold")
        for said in (which, "A letter"):
            line = Content.assemble(
                (UNTICKED, "$text-muted"), f" {said} can be read now.   ", key
            )  # fmt: skip
            if line.cell_length <= room:
                break
        return line

    @property
    def asks_more(self) -> bool:
        """Whether more stands below the check-in than usually does."""
        return self.is_motives_day or bool(self._letters)

    @property
    def is_motives_day(self) -> bool:
        """Whether the person wanted the motivation check back by today, and it was not done."""
        return is_due(self._snapshot.reflections, self._today)

    def _checked(self, room: int, *, with_intention: bool) -> Block:
        checkin = self._checkin
        # An intention may have come from elsewhere: how the day is, nobody was asked yet.
        is_answered = checkin is not None and bool(
            checkin.mood or checkin.helped or checkin.note or not checkin.intention
        )
        if checkin is None or not (is_answered or with_intention):
            asks = self.milestone or "Check-in, if useful."
            line = Content.assemble((UNTICKED, "$text-muted"), f" {asks}")
            with_key = Content.assemble(line, "   ", (self._key, "$primary bold"))
            return Block("today", with_key if with_key.cell_length <= room else line)
        if self.intention and with_intention:
            lead = "Checked in" if is_answered else "For today"
            line = Content.assemble((TICKED, "$primary"), f" {lead}: {self.intention}")
            return Block("today", line.truncate(room, ellipsis=True))
        dots = mood_dots(checkin.mood) if checkin.mood else ()
        gap = "   " if dots else ""
        return Block("today", Content.assemble((TICKED, "$primary"), " Checked in.", gap, *dots))

    # The last urge

    def urge(self, *, is_wide: bool) -> Block:
        """How the last urge went, and when it was."""
        parts, took, said = self._urge()
        if not parts:
            return Block("last urge", Content())
        if is_wide:
            body = Content.assemble((said, "$text-muted"), "   ", *parts, f"  {took}")
        else:
            day = said.rpartition(" ")[0]
            body = Content.assemble(*parts, f"  {took}, {day}" if took else f"  {said}")
        return Block("last urge", body)

    def urge_narrow(self) -> Content:
        parts, took, _ = self._urge()
        if not parts:
            return Content()
        return Content.assemble(("last urge  ", "$text-muted"), *parts, f"  {took}")

    def _urge(self) -> tuple[list[tuple[str, str]], str, str]:
        """The numbers with their colours, ``in 11 minutes``, ``last night 23:40``."""
        urge = latest_with_strength(self._snapshot.urges)
        went = how_it_went(urge) if urge else None
        if urge is None or went is None:
            return [], "", ""
        high, last, took = went
        numbers = [(str(high), f"{strength_style(high)} bold")]
        if took:
            numbers += [(" → ", "$text-muted"), (str(last), f"{strength_style(last)} bold")]
        return numbers, took, self._when(urge.at)

    def _since(self, moment: datetime) -> str:
        return since(moment, day_of(moment, self._snapshot.settings.day_starts), self._today)

    def _when(self, moment: datetime) -> str:
        day = day_of(moment, self._snapshot.settings.day_starts)
        return when(moment, day, self._today, self._date)


def quoted(text: str, room: int) -> Content:
    """Their own words in ``room`` columns, with the mark of a quotation before each row."""
    rows = Content(text).wrap(max(1, min(room, WORDS) - 2)) if text else []
    return Content("\n").join(Content.assemble((BAR, "$primary"), " ", row) for row in rows)
