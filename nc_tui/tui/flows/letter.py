"""A letter: written and sealed; opened after daylight, and kept or let go."""

from typing import TYPE_CHECKING

from msgspec.structs import replace

from nc_tui.core.letters import is_let_go, is_sealed, is_waiting, say_sealing
from nc_tui.core.records import Entry, whole_seconds
from nc_tui.tui.intents import Replace

if TYPE_CHECKING:
    from nc_tui.tui.app import NcApp

_ANOTHER = "Another is left as a draft. l goes on with it once this one is kept or let go."


async def write_letter(
    app: "NcApp", *, text: str = "", urge_strength: int | None = None
) -> Entry | None:
    """Open a letter, over whatever is there: the one that was left last, if one was.

    ``text`` stands in a new one already, ``urge_strength`` is offered as its strength. Returns it
    once it is sealed, and then shown so; None when it was left, let go, or nothing was kept.
    """
    # Opened where it is first needed: the editor costs the start of the app too much.
    from nc_tui.tui.screens.letter import LetterScreen

    letter, others = None, 0
    if not text:
        letter, others = app.writer.take_letter({entry.id for entry in app.snapshot.journal})
    if letter is None:
        now, zone = whole_seconds(app.clock.now()), app.clock.zone.key
        letter = Entry(id=app.new_id(Entry), kind="letter", at=now, zone=zone, text=text)
    # Not the screen's own result: another flow may end this one while the letter stays open.
    screen = LetterScreen(letter, urge_strength if urge_strength is not None else letter.strength)
    await app.push_screen(screen)
    if others:
        app.notice(_ANOTHER, wrong=False)
    await screen.is_left.wait()
    return screen.sealed


async def open_letter(app: "NcApp", letter_id: int) -> None:
    """Show what may be shown of a letter: while it is sealed, when it opens. Once it is open its
    strength is asked before its words are read, until something is decided about it."""
    letter = _letter(app, letter_id)
    if letter is None or is_let_go(letter):
        app.notice("This letter is not here any more.", wrong=False)
        return
    if is_sealed(letter, app.clock.now()):
        from nc_tui.tui.screens.letter_sealed import SealedLetterScreen

        app.push_screen(SealedLetterScreen(letter))
        return
    if is_waiting(letter, app.clock.now()):
        letter = await _with_strength_asked(app, letter)
    if letter is not None:
        from nc_tui.tui.screens.letter_opened import OpenedLetterScreen

        app.push_screen(OpenedLetterScreen(letter))


async def _with_strength_asked(app: "NcApp", letter: Entry) -> Entry | None:
    """The letter with its strength of today kept; None when the person left."""
    from nc_tui.tui.dialogs.strength import StrengthDialog

    problem, usual = "", None
    while True:
        asked = StrengthDialog(
            "Before you read it", say_sealing(replace(letter, strength=None), app.clock.now()),
            does="read it", back="not now", usual=usual, problem=problem,
        )  # fmt: skip
        usual = await app.push_screen_wait(asked)
        if usual is None:
            return None
        present = _letter(app, letter.id) or letter
        outcome = await app.ask(Replace(replace(present, strength_after=usual)))
        if outcome.error is None:
            return _letter(app, letter.id)
        problem = str(outcome.error)


def _letter(app: "NcApp", letter_id: int) -> Entry | None:
    journal = app.snapshot.journal
    return next((e for e in journal if e.id == letter_id and e.kind == "letter"), None)
