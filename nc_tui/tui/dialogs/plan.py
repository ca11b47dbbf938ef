"""One line of the plan, new or changed: words, a sentence for a hard hour, or a person."""

from collections.abc import Callable

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from nc_tui.content.shapes.plan import PlanSection
from nc_tui.core.plan import if_then, sentence_of
from nc_tui.core.records import PlanItem
from nc_tui.tui.dialogs.plan_line import PlanLineDialog
from nc_tui.tui.marks import BAR
from nc_tui.tui.widgets.block_list import Block, BlockList
from nc_tui.tui.widgets.field import Field
from nc_tui.tui.widgets.notice import Notice
from nc_tui.tui.widgets.row_list import RowList
from nc_tui.tui.widgets.words_area import WordsArea

_PADDING = 8  # columns of a dialog, and of the mark of a row in it


class PlanDialog(PlanLineDialog):
    """The frame of them all: what is asked, the fields, and wordings to begin with."""

    TITLE = "your plan"

    def __init__(
        self, section: PlanSection, present: PlanItem | None = None, problem: str = ""
    ) -> None:
        super().__init__(section.id, present, problem, called=f"plan-{section.id}")
        self.section = section
        self.fields: list[Field | WordsArea] = []
        """What is typed in; held, as the screen is emptied before it is asked at the end."""

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="dialog plan-dialog", can_focus=False):
            title = Content.styled(self.section.asks, "$foreground bold")
            yield Static(title, classes="plan-title")
            yield Notice()
            yield from self.compose_fields()
            if self.present is None and self.section.offers:
                yield Static(self.nc.words.plan.offers_label, classes="plan-label", markup=False)
                yield BlockList(ground="$boost", id="plan-offers")
            yield self.line_keys()

    def compose_fields(self) -> ComposeResult:
        """What is asked."""
        raise NotImplementedError

    def written(self) -> PlanItem | None:
        """The line as it is written; None while something is missing."""
        raise NotImplementedError

    def ask_for_more(self) -> None:
        """Say what is missing, or go to it."""
        raise NotImplementedError

    def take_offer(self, offer: str) -> None:
        """Begin with a wording."""

    def line(self, label: str, field: Field | WordsArea) -> Vertical:
        """A field below its label."""
        self.fields.append(field)
        return Vertical(Static(label, markup=False), field, classes="dialog-line")

    def on_mount(self) -> None:
        self.fields[0].focus()

    def on_resize(self) -> None:
        width = min(60, self.size.width) - _PADDING
        for offers in self.query(BlockList):
            offers.indent = 1
            offers.show([_offered(offer, width) for offer in self.section.offers])

    @on(RowList.Opened, "#plan-offers")
    def _take_offer(self) -> None:
        self.take_offer(str(self.query_one(BlockList).value))

    def ask(self, sentence: str, field: Field | WordsArea) -> None:
        """Say what is missing, and go there."""
        self.query_one(Notice).tell(sentence, wrong=False)
        field.focus()

    def action_keep(self) -> None:
        written = self.written()
        if written is None:
            self.ask_for_more()
        else:
            self.dismiss(written)

    async def put_down(self) -> None:
        await super().put_down()
        written = self.written() if self.fields else None
        if written is not None and written != self.present:
            self.present = await self.keep_at_the_end(written) or self.present


class TextDialog(PlanDialog):
    """A reason, or something to do."""

    def compose_fields(self) -> ComposeResult:
        text = (self.present.text or "") if self.present else ""
        yield self.line(self.section.label, WordsArea(text, id="plan-text"))

    @property
    def _area(self) -> WordsArea:
        (area,) = self.fields
        assert isinstance(area, WordsArea)
        return area

    def written(self) -> PlanItem | None:
        words = self._area.words
        return replace(self.item(), text=words) if words else None

    def ask_for_more(self) -> None:
        self.ask(self.nc.words.plan.wordless, self._area)

    def take_offer(self, offer: str) -> None:
        area = self._area
        area.begin_with(offer)
        area.focus()


class IfThenDialog(PlanDialog):
    """Two halves, and below them the sentence as Today will say it."""

    def compose_fields(self) -> ComposeResult:
        present = self.present
        yield self.line("if", WordsArea((present.if_ or "") if present else "", id="plan-if"))
        then = WordsArea((present.then or "") if present else "", id="plan-then")
        yield self.line(self.nc.words.plan.then_label, then)
        yield Static(id="plan-said", markup=False)

    @property
    def _areas(self) -> list[WordsArea]:
        return [field for field in self.fields if isinstance(field, WordsArea)]

    @property
    def _halves(self) -> tuple[str, str]:
        first, last = self._areas
        return if_then(first.words, last.words)

    def on_text_area_changed(self) -> None:
        self._say()

    def on_resize(self) -> None:
        super().on_resize()
        self._say()

    def _say(self) -> None:
        said = self.query_one("#plan-said", Static)
        first, last = sentence_of(*self._halves)
        width = max(8, min(60, self.size.width) - _PADDING)
        parts = [f"{first} {last}"] if len(first) + len(last) < width else [first, last]
        rows = [row for part in parts for row in Content(part).wrap(width)]
        style = "$foreground" if all(self._halves) else "$text-muted"
        marked = [Content.assemble((BAR, "$primary"), " ", row) for row in rows]
        said.update(Content("\n").join(marked).stylize_before(style))

    def written(self) -> PlanItem | None:
        condition, deed = self._halves
        is_whole = condition and deed
        return replace(self.item(), if_=condition, then=deed) if is_whole else None

    def ask_for_more(self) -> None:
        areas, (condition, _) = self._areas, self._halves
        here = 0 if areas[0].has_focus else 1
        missing = areas[0] if not condition else areas[1]
        if missing is not areas[here] and areas[here].words:
            missing.focus()  # enter in the one half goes on to the other
        else:
            self.ask(self.nc.words.plan.unfinished, missing)

    def take_offer(self, offer: str) -> None:
        condition, _, deed = offer.partition(", ")
        halves = if_then(condition, deed)
        areas = self._areas
        for area, half in zip(areas, halves, strict=True):
            area.begin_with(half)
        areas[1].focus()


class PersonDialog(PlanDialog):
    """A name, how to reach them, and when."""

    def compose_fields(self) -> ComposeResult:
        words, present = self.nc.words.plan, self.present
        for label, text, name in (
            (self.section.label, present.name if present else "", "plan-name"),
            (words.reach_label, present.reach if present else "", "plan-reach"),
            (words.hours_label, present.hours if present else "", "plan-hours"),
        ):
            yield self.line(label, Field(text or "", id=name))

    @property
    def _fields(self) -> list[Field]:
        return [field for field in self.fields if isinstance(field, Field)]

    def ask_for_more(self) -> None:
        self.ask(self.nc.words.plan.nameless, self.fields[0])

    def action_keep(self) -> None:
        name, reach, _ = self._fields
        if name.line and name.has_focus and self.present is None and not reach.line:
            reach.focus()  # enter after a new name goes on to the number
        else:
            super().action_keep()

    def written(self) -> PlanItem | None:
        present = self.present
        name, reach, hours = self._fields
        if not name.line:
            return None
        return replace(
            self.item(),
            name=_kept(name, present.name if present else None),
            reach=_kept(reach, present.reach if present else None) or "",
            hours=_kept(hours, present.hours if present else None) or None,
        )


def _kept(field: Field, before: str | None) -> str | None:
    # Untouched, a text of several lines stays as it is; a field shows it as one.
    return before if before is not None and field.is_untouched else field.line


def _offered(offer: str, width: int) -> Block:
    rows = Content.styled(offer, "$text-muted").wrap(width)
    return Block(rows, [Content.styled(row.plain, "$foreground") for row in rows], offer)


PLAN_DIALOGS: dict[str, Callable[[PlanSection, PlanItem | None, str], PlanDialog]] = {
    "reason": TextDialog, "activity": TextDialog, "if-then": IfThenDialog, "person": PersonDialog,
}  # fmt: skip
"""What asks for a line, by its kind."""
