"""A card where it helps: over whatever is there, and gone again with one key."""

from typing import TYPE_CHECKING

from nc_tui.core.errors import NcError

if TYPE_CHECKING:
    from nc_tui.tui.app import NcApp


async def show_card(app: "NcApp", card_id: str) -> None:
    """Show one card of the library, by its id; returns once it is left."""
    from nc_tui.tui.dialogs.card import CardDialog

    try:
        library = app.library
    except NcError as error:
        app.notice(str(error))
        return
    card = library.card(card_id)
    if card is not None:
        await app.push_screen_wait(CardDialog(card, library))
