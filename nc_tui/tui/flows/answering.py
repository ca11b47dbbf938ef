"""Writing about one question: a small page in place, asked again while it cannot be kept."""

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

import msgspec

from nc_tui.content.shapes import Prompt
from nc_tui.core.records import Entry, whole_seconds
from nc_tui.tui.dialogs.answer import AnswerDialog
from nc_tui.tui.intents import DropDraft, Outcome

if TYPE_CHECKING:
    from nc_tui.tui.app import NcApp


async def answer(
    app: "NcApp",
    prompt: Prompt,
    text: str,
    keep: Callable[[str], Awaitable[Outcome]],
    *,
    stage: str | None = None,
) -> None:
    """Ask ``prompt``, with the answer so far; ``keep`` is given what was written until it can.

    A kill meanwhile leaves the words to the next start, as a page of the journal.
    """
    page = Entry(
        id=app.new_id(Entry), kind="entry", at=whole_seconds(app.clock.now()),
        zone=app.clock.zone.key, text=text, prompt=prompt.id, stage=stage,
    )  # fmt: skip
    problem = ""
    while True:
        written = await app.push_screen_wait(AnswerDialog(prompt.text, page, problem))
        page = msgspec.structs.replace(page, text=written or "")
        outcome = await keep(page.text)
        if outcome.error is None:
            break
        problem = str(outcome.error)
    app.ask(DropDraft(page.id))
