"""Opening the app: what it needs is read first, so that a refusal is one line and no screen."""

import secrets

from nc_tui.content.load import load_content
from nc_tui.core.clock import Clock
from nc_tui.locations import Locations
from nc_tui.store.database import Store
from nc_tui.store.drafts import Drafts
from nc_tui.tui.app import NcApp


def run_app(locations: Locations, clock: Clock, *, start_surf: bool = False) -> int:
    """Open the app and return its exit code. Raises NcError when the file cannot be read."""
    store = Store(locations, clock, secrets.randbits)
    snapshot = store.load()
    app = NcApp(store, Drafts(locations.drafts), clock, load_content(), snapshot)
    app.start_surf = start_surf
    app.run()
    return app.return_code or 0
