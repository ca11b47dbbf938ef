"""A page written in the person's own editor, in a private folder that is gone afterwards."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from nc_tui.cli.output import say_aside
from nc_tui.cli.session import Session
from nc_tui.config import read_config
from nc_tui.core.errors import NcError
from nc_tui.core.records import Entry
from nc_tui.store.desk import text_on
from nc_tui.store.drafts import Draft, Drafts
from nc_tui.store.durable import reason
from nc_tui.store.own_editor import edit, is_named, own_editor

_INSTEAD = "You can also pipe the text, and give - as TEXT."


@contextmanager
def page_from_editor(page: Entry, session: Session) -> Iterator[str]:
    """What was written, "" for an empty page; it is a draft until the block is through. ``page``
    has an id.

    When the editor says that it did not work, the file stays where words were saved in it; when
    the block is refused, the page stays a draft. NcError says so, also when there is no editor.
    """
    drafts, draft = Drafts(session.locations.drafts), Draft.of(page)
    written = _written(drafts, draft, read_config(session.locations.config).values.editor)
    has_news = bool(written.strip()) and written != draft.text
    if has_news:
        drafts.keep(msgspec.structs.replace(draft, text=written))
    try:
        yield written
    except (NcError, OSError) as error:
        if has_news:
            what = str(error) if isinstance(error, NcError) else f"{reason(error)}."
            message = f"{what} What you wrote is kept as a draft; the app takes it in next time."
            raise NcError(message) from error
        drafts.drop(draft.id)
        raise
    drafts.drop(draft.id)


def _written(drafts: Drafts, draft: Draft, chosen: str) -> str:
    """What the editor left. NcError where it has nothing to say; then the draft is dropped."""
    lent: Path | None = None
    try:
        command = own_editor(chosen=chosen)
        if not is_named(os.environ, chosen):
            name = Path(command[0]).resolve().name
            say_aside(f"No editor is set, so this is {name}; EDITOR names another.")
        lent = drafts.lend(draft)
        by_a_signal = edit(command, lent)
        return text_on(lent, by_a_signal=by_a_signal) or ""
    except NcError as error:
        saved = (text_on(lent) if lent is not None else None) or ""
        message = f"{error} {_INSTEAD}"
        if saved.strip() and saved != draft.text:
            drafts.let_be(draft.id)
            message = f"{error} What you saved is in {lent}"
        drafts.drop(draft.id)
        raise NcError(message) from error
