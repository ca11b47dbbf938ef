"""Opening the app from the command line."""

import gc
from typing import TYPE_CHECKING

from nc_tui.cli.session import Session

if TYPE_CHECKING:
    from nc_tui.core.breathing import Pattern


def open_app(
    session: Session,
    *,
    surf: bool = False,
    pattern: "Pattern | None" = None,
    minutes: int | None = None,
) -> int:
    """The exit code of the app, or of a breath with ``surf``. Raises NcError as ``run_app``."""
    # Collecting while everything is imported and made costs more than all the garbage there is;
    # the app takes it up again after its first picture.
    gc.disable()
    try:
        from nc_tui.core.clock import SystemClock
        from nc_tui.tui.run import run_app

        clock = SystemClock()
        return run_app(session.locations, clock, surf=surf, pattern=pattern, minutes=minutes)
    finally:
        gc.enable()
