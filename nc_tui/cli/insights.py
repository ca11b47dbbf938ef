"""``nc-tui insights``: the counts behind the charts, each with its n."""

import argparse
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from nc_tui.cli.output import say, say_json
from nc_tui.cli.parser import Commands, add_command, add_json
from nc_tui.cli.session import Session

if TYPE_CHECKING:
    from nc_tui.content.load import Content
    from nc_tui.core.insights import Change, Count, Insights

_RANGES = ("30d", "90d", "1y", "all")
_MORE = """\
Ranges are calendar days that end today: 30d, 90d, 1y (365 days), all. Urges count once a strength
was recorded. Before and after are medians, from five urges on; n says of how many."""


def add_parser(commands: Commands) -> None:
    parser = add_command(
        commands, "insights", "what your own record says, each with its n", run=run, more=_MORE
    )
    parser.add_argument("--range", choices=_RANGES, default="90d", help="how far back; 90d")
    add_json(parser)


def run(arguments: argparse.Namespace, session: Session) -> int:
    from nc_tui.content.load import load_content
    from nc_tui.core.insights import Span, insights

    snapshot, words = session.snapshot, load_content()
    today = snapshot.today(session.now())
    found = insights(snapshot, Span(arguments.range), today, words.stage_of)
    if arguments.json:
        from msgspec import to_builtins

        say_json(_as_json(to_builtins(found), found))
    else:
        for line in _lines(found, words):
            say(line)
    return 0


def _as_json(plain: dict[str, Any], found: "Insights") -> dict[str, Any]:
    """The counts with stable names; what is too few to be shown says so."""
    plain["range"] = plain.pop("span")
    plain["hours"]["enough"] = found.hours.is_enough
    plain["waits"]["enough"] = found.waits.is_enough
    plain["moods"]["enough"] = found.moods.is_enough
    plain["stages"]["weeks"] = dict(plain["stages"]["weeks"])
    return plain


def _lines(found: "Insights", words: "Content") -> Iterable[str]:
    """A chart a paragraph: its name and n, its numbers, one sentence."""
    from nc_tui.core.insight_words import say_changes, say_hours, say_moods, say_most, say_waits
    from nc_tui.core.sayings import say_day

    yield f"since {say_day(found.first, found.today.year)}"
    yield from _heading("when they come", f"{found.hours.n} urges")
    if found.hours.is_enough:
        yield say_hours(found.hours)
        yield from _hours(found)
    else:
        yield _TOO_FEW
    yield from _changes("before and after, by what set it off", found.triggers, words.trigger_label)
    if said := say_changes(found.triggers):
        yield said
    yield from _changes("what you did next", found.nexts, words.did_next)
    waits = found.waits
    yield from _heading("minutes until below 4", f"{waits.got_there} got there, of {waits.n}")
    yield say_waits(waits) if waits.is_enough else _TOO_FEW
    if waits.is_enough:
        yield from _bars(found)
    yield from _heading("mood", f"{found.moods.n} moods, {found.checkins} check-ins")
    yield say_moods(found.moods) if found.moods.is_enough else _TOO_FEW
    if found.moods.is_enough:
        for week in found.moods.weeks:
            if week.mood is not None:
                yield f"{week.first:%Y-%m-%d}  {week.mood:.1f}  n {week.n}"
    yield from _counts("what helped", found.helped, words.helped_label)
    if said := say_most(found.helped, words.helped_label):
        yield said
    yield from _stages(found, words)
    yield from _counts("contact", found.contacts, words.kind_label)


_TOO_FEW = "Too few yet to say anything."


def _heading(name: str, n: str) -> Iterable[str]:
    yield ""
    yield f"{name}  ({n})"


def _hours(found: "Insights") -> Iterable[str]:
    from nc_tui.core.insights import FIRST_COLUMN
    from nc_tui.core.sayings import WEEKDAYS

    yield "     " + " ".join(f"{(hour + FIRST_COLUMN) % 24:02d}" for hour in range(24))
    for weekday, row in zip(WEEKDAYS, found.hours.counts, strict=True):
        yield f"{weekday[:3]}  " + " ".join(f"{count or '·':>2}" for count in row)


def _changes(name: str, changes: "Iterable[Change]", label_of: Any) -> Iterable[str]:
    changes = tuple(changes)
    yield from _heading(name, f"{sum(change.n for change in changes)} named")
    for change in changes:
        medians = ""
        if change.before is not None:
            medians = f"  {change.before:g} → {change.after:g}  (of {change.pairs})"
        yield f"{change.n:>4}  {label_of(change.what)}{medians}"
    if not changes:
        yield _TOO_FEW


def _bars(found: "Insights") -> Iterable[str]:
    from nc_tui.core.insights import BIN, BINS

    for index, count in enumerate(found.waits.bars):
        more = " or more" if index == BINS - 1 else f"–{(index + 1) * BIN}"
        yield f"{count:>4}  {index * BIN}{more} min"


def _counts(name: str, counts: "tuple[Count, ...]", label_of: Any) -> Iterable[str]:
    yield from _heading(name, f"{sum(count.n for count in counts)} named")
    for count in counts:
        yield f"{count.n:>4}  {label_of(count.what)}"
    if not counts:
        yield _TOO_FEW


def _stages(found: "Insights", words: "Content") -> Iterable[str]:
    yield from _heading("what days felt like", f"{found.stages.n} days")
    for stage_id, weeks in found.stages.weeks:
        stage = words.stage(stage_id)
        yield f"{sum(weeks):>4}  {stage.name if stage else stage_id}"
    if not found.stages.weeks:
        yield _TOO_FEW
