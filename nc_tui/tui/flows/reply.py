"""A short, practical answer: drafted here, sent by the person or not at all."""

from typing import TYPE_CHECKING

from msgspec.structs import replace

from nc_tui.core.records import Contact, ContactKind, Entry, Record, whole_seconds
from nc_tui.tui.dialogs.reply import (
    LATER,
    LEFT_AS,
    SENT,
    EndingDialog,
    ReplyDialog,
    Sent,
    SentDialog,
)
from nc_tui.tui.intents import DropAnswers, DropDraft, Keep, KeepDraft

if TYPE_CHECKING:
    from nc_tui.tui.app import NcApp


async def short_answer(app: "NcApp") -> str:
    """Have one written, and keep of it what the person says. Returns what to say after it."""
    page, sent, problem = _blank(app), Sent(), ""
    while True:
        text = await app.push_screen_wait(ReplyDialog(page, problem))
        page, problem = replace(page, text=text or ""), ""
        ending: str | None = ""
        if page.text.strip():
            app.ask(KeepDraft(page))  # on disk while the questions stand
            ending = await app.push_screen_wait(EndingDialog())
        if ending == SENT:
            given = await app.push_screen_wait(SentDialog(sent))
            ending, sent = (ending, given) if given else (None, sent)
        if ending is None:
            continue
        records = _to_keep(app, page, ending, sent)
        if records:
            error = (await app.ask(Keep(*records))).error
            if error is not None:
                problem = str(error)
                continue
        app.ask(DropDraft(page.id))
        app.ask(DropAnswers(LEFT_AS))
        return _said(app, ending)


def _blank(app: "NcApp") -> Entry:
    """The draft's frame: what it becomes in the journal, after a kill or when it is kept."""
    return Entry(
        id=app.new_id(Entry), kind="entry", at=whole_seconds(app.clock.now()),
        zone=app.clock.zone.key, text="", prompt=app.words.contact.reply.prompt,
    )  # fmt: skip


def _to_keep(app: "NcApp", page: Entry, ending: str, sent: Sent) -> list[Record]:
    """The text only where the person said so."""
    if ending == LATER:
        return [page]
    if ending != SENT:
        return []
    necessary = Contact(
        at=whole_seconds(app.clock.now()), zone=app.clock.zone.key, kind=ContactKind.NECESSARY,
        ends_run=False, note=sent.note or None,
    )  # fmt: skip
    return [necessary, page] if sent.keeps_text else [necessary]


def _said(app: "NcApp", ending: str) -> str:
    kind = ContactKind.NECESSARY if ending == SENT else ContactKind.THEY_WROTE
    said = app.words.after_contact(kind, ends_run=False, days=None, rule=app.snapshot.rule)
    return f"{said} {app.words.contact.they_wrote.drafted}" if ending == LATER else said
