"""What is said of an urge, once a breath is over and later, and the ways on from it."""

from collections.abc import Sequence

from textual.content import Content

from nc_tui.content.load import Content as Words
from nc_tui.core.records import Urge
from nc_tui.core.state import Snapshot
from nc_tui.core.text import one_line
from nc_tui.core.typical import TypicalPoint
from nc_tui.core.urge import last_strength, minutes_to_last, peak
from nc_tui.tui.marks import strength_style
from nc_tui.tui.phrases import number_word
from nc_tui.tui.widgets.key_line import Hint
from nc_tui.tui.widgets.options import Option

_NARROW, _MEDIUM, _ROOMY, _WIDE = 36, 60, 76, 100  # columns of a window


def ways_on(words: Words, snapshot: Snapshot) -> list[Option]:
    """What may come next, in the words of the person's plan."""
    people, activities = snapshot.plan_of("person"), snapshot.plan_of("activity")
    name = people[0].name if people else None
    activity = activities[0].text if activities else None
    labels = {
        "person": "reach someone",
        "activity": one_line(activity or "one small thing"),
    }
    options = []
    for way in words.after.ways:
        label = labels.get(way.id, way.label)
        if way.id == "person" and name:
            label = way.label.format(name=one_line(name))
        options.append(Option(way.id, label, way.key))
    return options


def keys_of(
    width: int, *, is_night: bool, is_cut: bool, is_writing: bool
) -> tuple[list[Hint], list[Hint]]:
    """The keys of the page, left and right, in a window ``width`` columns wide.

    At night the first says that one may simply go to bed; while a line is written, letters are
    text, and the keys that work there are named.
    """
    done = "done for now" if width >= _MEDIUM else "done"
    if is_night:
        done = "that is all; back to bed" if width >= _ROOMY else "back to bed"
    surf, safety, cover = ("f2", "f3", "f4") if is_writing else ("u", "!", ".")
    is_close = width < _NARROW or (width < _MEDIUM and (is_night or is_cut))
    left = [Hint("enter", done if width >= _NARROW else "done", "done")]
    if is_cut:
        left.append(Hint("↑↓", "" if is_close else "more"))
    if is_writing:
        left.append(Hint("tab", "leave the line" if width >= _MEDIUM else "back", "note"))
    else:
        asks = "how strong?" if is_night and width < _WIDE else "how strong now?"
        left.append(Hint("0–9", asks if width >= _MEDIUM else "now"))
    right = [
        Hint(surf, "" if width < _NARROW else "surf", "app.surf"),
        Hint(safety, "" if is_close else "safety", "app.safety"),
    ]
    if width >= _ROOMY:
        right.append(Hint(cover, "cover", "app.cover"))
    return left, right


def legend_of(usual: Sequence[TypicalPoint]) -> Content:
    """What the two waves are; nothing where there is one."""
    if not usual:
        return Content()
    most = max(point.n for point in usual)
    return Content.assemble(
        ("▆▆", "$warning"), "  this one\n", ("⠒⠒", "$foreground"), "  your usual\n",
        (f"    of {number_word(most)}", "$text-muted"),
    )  # fmt: skip


def said_of(urge: Urge, *, is_past: bool = False) -> Content:
    """One true sentence about an urge: "It was an 8. Eleven minutes later it is a 3."

    Of one that ``is_past``, the last number was too.
    """
    high, last = peak(urge), last_strength(urge)
    if high is None or last is None:
        return Content.styled("A number is not needed.", "$text-muted")
    first: list[str | tuple[str, str]] = [
        f"It was {_article(high)} ", (str(high), f"{strength_style(high)} bold"), ".",
    ]  # fmt: skip
    minutes = minutes_to_last(urge)
    if len(urge.samples) < 2 or (high == last and not minutes):
        return Content.assemble(*first)
    later = "A moment later"
    if minutes:
        later = f"{number_word(minutes).capitalize()} minute{'s' * (minutes != 1)} later"
    return Content.assemble(
        *first, f" {later} it {'was' if is_past else 'is'} {_article(last)} ",
        (str(last), f"{strength_style(last)} bold"), ".",
    )  # fmt: skip


def _article(strength: int) -> str:
    return "an" if strength == 8 else "a"
