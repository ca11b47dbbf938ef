"""A card where it helps: over whatever is there, and gone again with one key."""

from typing import TYPE_CHECKING

from nc_tui.core.errors import NcError

if TYPE_CHECKING:
    from nc_tui.tui.app import NcApp


async def show_cards(app: "NcApp", *card_ids: str) -> None:
    """Show cards of the library, by their ids, the first at once; returns once they are left."""
    from nc_tui.tui.dialogs.card import CardDialog

    try:
        library = app.library
    except NcError as error:
        app.notice(str(error))
        return
    cards = [card for each in card_ids if (card := library.card(each))]
    if cards:
        await app.push_screen_wait(CardDialog(cards, library))
