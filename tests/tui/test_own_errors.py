"""An error of ours ends the app in order, wherever it is raised: one sentence, nothing of what was
written, and no word lost."""

from collections.abc import Callable
from typing import Any, NoReturn

import pytest
from rich.traceback import Traceback
from textual._compositor import Compositor
from textual.css.query import NoMatches
from textual.css.tokenizer import TokenError
from textual.pilot import Pilot
from textual.screen import Screen

from nc_tui.locations import Locations
from nc_tui.tui.app import NcApp
from nc_tui.tui.screens.main import MainScreen
from nc_tui.tui.screens.today import TodayPane
from nc_tui.tui.screens.writing import WritingScreen
from tests.clocks import FrozenClock
from tests.tui.apps import MEDIUM, new_app, new_store, start, until

SECRET = "secretwords"
SAID = (
    "nc-tui stopped by an error of its own. What was kept is as it was; start it again. "
    "NC_TUI_DEBUG=1 shows the error, with what is on the screen in it."
)


def fail(*_: object, **__: object) -> NoReturn:
    written = SECRET
    raise RuntimeError(written)


async def fail_later(*_: object) -> NoReturn:
    fail()


def fail_with_a_drawing(*_: object) -> NoReturn:
    """As a sheet or a markup does that cannot be read: it shows the text it was read from."""
    raise TokenError(("", ""), SECRET, (0, 0), SECRET)


def fail_as_the_thread_of_the_keys(app: NcApp) -> None:
    try:
        fail()
    except RuntimeError:
        app.call_later(app.panic, Traceback())


class _BrokenAtTheEnd(Screen[None]):
    def on_unmount(self) -> None:
        fail()


async def end_of(app: NcApp, then: Callable[[NcApp], object] | None = None) -> None:
    """Run it until it ends by itself, as a person runs it; ``then`` is done once it is there."""

    async def go_on(_: Pilot[Any]) -> None:
        if then is not None:
            then(app)

    await app.run_async(headless=True, size=MEDIUM, auto_pilot=go_on)


def code_of(app: NcApp) -> int:
    return app.return_code or 0


def has_said_one_sentence(app: NcApp, capsys: pytest.CaptureFixture[str]) -> bool:
    out, err = capsys.readouterr()
    assert SECRET not in out + err
    assert " ".join(err.split()) == SAID
    return code_of(app) == 1 and not out


@pytest.mark.parametrize(
    ("owner", "name", "step"),
    [
        (NcApp, "get_default_screen", fail),
        (NcApp, "on_mount", fail_later),
        (MainScreen, "compose", fail),
        (TodayPane, "compose", fail),
        (TodayPane, "on_mount", fail),
        (Compositor, "reflow", fail),
        (TodayPane, "render_lines", fail),
    ],
)
async def test_before_the_first_picture(
    owner: type,
    name: str,
    step: Callable[..., object],
    locations: Locations,
    clock: FrozenClock,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    app = new_app(locations, clock, [start(clock)])
    monkeypatch.setattr(owner, name, step)
    await end_of(app)
    assert has_said_one_sentence(app, capsys)


@pytest.mark.parametrize(
    "then",
    [
        lambda app: app.screen.set_timer(0.01, fail),
        lambda app: app.screen.set_timer(0.01, fail_with_a_drawing),
        lambda app: app.run_worker(fail_later()),
        lambda app: app.screen.call_later(fail),
        lambda app: app.call_after_refresh(fail),
        fail_as_the_thread_of_the_keys,
    ],
    ids=["timer", "drawing itself", "worker", "handler", "after drawing", "thread of the keys"],
)
async def test_while_it_runs(
    then: Callable[[NcApp], object],
    locations: Locations,
    clock: FrozenClock,
    capsys: pytest.CaptureFixture[str],
) -> None:
    app = new_app(locations, clock, [start(clock)])
    await end_of(app, then)
    assert has_said_one_sentence(app, capsys)


@pytest.mark.parametrize("name", ["reflow", "render_update"])
async def test_while_something_is_laid_out_or_drawn(
    name: str,
    locations: Locations,
    clock: FrozenClock,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def break_it(app: NcApp) -> None:
        monkeypatch.setattr(Compositor, name, fail)
        app.screen.refresh(layout=True)

    app = new_app(locations, clock, [start(clock)])
    await end_of(app, break_it)
    assert has_said_one_sentence(app, capsys)


async def test_what_was_typed_last_is_kept_even_if_another_screen_fails_to_end(
    locations: Locations, clock: FrozenClock, capsys: pytest.CaptureFixture[str]
) -> None:
    app = new_app(locations, clock, [start(clock)])

    async def write_and_fail(pilot: Pilot[Any]) -> None:
        await pilot.press("n")
        await until(pilot, lambda: isinstance(app.screen, WritingScreen))
        await pilot.press(*SECRET)
        await app.push_screen(_BrokenAtTheEnd())
        app.call_later(fail)

    await app.run_async(headless=True, size=MEDIUM, auto_pilot=write_and_fail)
    assert has_said_one_sentence(app, capsys)
    (page,) = new_store(locations, clock).load().journal
    assert page.text == SECRET


async def test_what_is_opened_while_the_program_ends_is_no_error(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM):
        pass
    with Screen[None]()._context():  # as Textual has it while a screen is mounted
        app._handle_exception(NoMatches("it was given no widgets any more"))
    assert code_of(app) == 0
    app._handle_exception(RuntimeError())
    assert code_of(app) == 1
