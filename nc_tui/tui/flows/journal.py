"""Flow."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nc_tui.tui.app import NcApp


async def write(app: "NcApp") -> None:
    """Not there yet."""
