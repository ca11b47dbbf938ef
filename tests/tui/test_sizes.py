"""Every screen and dialog in windows of odd sizes: popups, low ones, narrow and tall ones."""

from collections.abc import Iterator
from itertools import combinations

from textual.content import Content
from textual.widget import Widget

from nc_tui.locations import Locations
from nc_tui.tui.app import NcApp
from tests.clocks import FrozenClock
from tests.tui.apps import MEDIUM
from tests.tui.walk import WAYS, walk, walked_app

SIZES = [(62, 18), (100, 12), (80, 15), (120, 16), (30, 60), (36, 12), (40, 20), (24, 8), (130, 45)]
ALONE = ("Today", "SurfScreen", "AfterScreen", "TheyWroteDialog", "GroundingDialog")
"""Today, and what ``nc-tui surf`` may lead to in a popup of any size; the others with --long."""


def displayed(widget: Widget) -> Iterator[Widget]:
    for child in widget.children:
        if child.display and child.styles.visibility == "visible":
            yield child
            yield from displayed(child)


def squeezed(app: NcApp) -> Iterator[str]:
    """What is narrower than its longest word, has no room at all, or lies over another."""
    for widget in displayed(app.screen):
        name = f"{type(widget).__name__}#{widget.id}"
        drawn = widget.render() if not widget.children else ""
        words = (drawn.plain if isinstance(drawn, Content) else "").replace("─", " ").split()
        longest = max((Content(word).cell_length for word in words), default=0)
        if longest > widget.content_size.width:
            yield f"{name}: {longest} columns of a word in {widget.content_size}"
        elif words and not widget.content_size.height:
            yield f"{name}: no row for {words}"
        of_layout = [
            child
            for child in widget.children
            if child.display and child.styles.overlay != "screen" and child.styles.dock == "none"
        ]
        for one, other in combinations(of_layout, 2):
            if one.layer == other.layer and one.region.overlaps(other.region):
                yield f"{name}: {one} {one.region} over {other} {other.region}"


async def test_nothing_is_squeezed_in_a_window_of_any_size(
    locations: Locations, clock: FrozenClock, is_long: bool
) -> None:
    app = walked_app(locations, clock)
    found = []
    async with app.run_test(size=MEDIUM) as pilot:
        for place in WAYS if is_long else ALONE:
            await walk(pilot, app, place)
            for size in SIZES if is_long else SIZES[:5]:
                await pilot.resize_terminal(*size)
                await pilot.pause()
                found += [f"{place} at {size}: {each}" for each in squeezed(app)]
            await pilot.resize_terminal(*MEDIUM)
    assert found == []
