"""nc-tui, with a screen that cannot end above a page that is being written; then it is to end."""

import asyncio
import sys

from textual.screen import Screen

from nc_tui.__main__ import main
from nc_tui.tui.app import NcApp
from nc_tui.tui.screens.writing import WritingScreen

WORDS = "kept all the same"


class Broken(Screen[None]):
    def on_unmount(self) -> None:
        raise RuntimeError


async def _break(app: NcApp) -> None:
    while not isinstance(app.screen, WritingScreen):
        await asyncio.sleep(0.01)
    while WORDS not in str(getattr(app.focused, "text", "")):
        await asyncio.sleep(0.01)
    await app.push_screen(Broken())
    app.exit()


class BrokenApp(NcApp):
    async def on_mount(self) -> None:
        self.run_worker(_break(self))


if __name__ == "__main__":
    import nc_tui.tui.run

    vars(nc_tui.tui.run)["NcApp"] = BrokenApp
    sys.argv = ["nc-tui"]
    sys.exit(main())
