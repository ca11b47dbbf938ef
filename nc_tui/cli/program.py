"""The doctor's look at the program itself: what a report of a fault has to say, and nothing of the
person. Nothing here is a problem: it works with any of it."""

import os
import platform
import stat
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from nc_tui.cli.glance import cache_folder, cache_in
from nc_tui.config import Config, read_config
from nc_tui.locations import Locations
from nc_tui.store.found import Finding, counted, say_size


def examine_program(locations: Locations) -> Iterator[Finding]:
    """Versions, the driver that would read the keys, config.toml, and the cache of ``status``."""
    system = f"{platform.system()} {platform.machine()}".strip()
    text = f"nc-tui {_version('nc-tui')}, Textual {_version('textual')}, Python "
    yield Finding("program", "ok", f"{text}{platform.python_version()}, {system}.")
    yield _driver()
    yield from _config(locations)
    yield from _cache(locations)


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "of no known version"


def _driver() -> Finding:
    from nc_tui.tui.driver import sleeping_driver

    if sleeping_driver() is not None:
        return Finding("driver", "ok", "The app sleeps until a key is pressed.")
    if named := os.environ.get("TEXTUAL_DRIVER"):
        text = f"TEXTUAL_DRIVER has the app read keys by {named}."
        return Finding("driver", "note", text, "Without it, the app sleeps in between.")
    text = "The app reads keys by Textual's own driver, ten looks a second."
    todo = "This Textual is not one that nc-tui was made for: install it anew."
    return Finding("driver", "note", text, todo)


def _config(locations: Locations) -> Iterator[Finding]:
    file = read_config(locations.config)
    changed = [name for name in Config.__struct_fields__ if _is_set(file.values, name)]
    if changed:
        yield Finding("config", "ok", f"config.toml sets {', '.join(changed)}.")
    elif not file.problems:
        yield Finding("config", "ok", "config.toml changes nothing.")
    if file.problems:
        text = f"{counted(len(file.problems), 'line')} of config.toml cannot be used."
        yield Finding("config", "note", text, "nc-tui config check names them.")


def _is_set(values: Config, name: str) -> bool:
    return bool(getattr(values, name) != getattr(Config(), name))


def _cache(locations: Locations) -> Iterator[Finding]:
    if cache_folder() != os.fspath(locations.cache):
        text = "status keeps no cache: its folder is not where nc-tui's things lie."
        yield Finding("cache", "note", text, "Nothing needs doing; it only takes longer.")
        return
    path = Path(cache_in(cache_folder()))
    try:
        found: os.stat_result | None = path.stat()
    except FileNotFoundError:
        yield Finding("cache", "ok", "status has no cache yet.")
        return
    except OSError:
        found = None
    if found is not None and stat.S_ISREG(found.st_mode):
        yield Finding("cache", "ok", f"The cache of status holds {say_size(found.st_size)}.")
        return
    text = f"What stands at {path} cannot be used as the cache of status."
    yield Finding("cache", "note", text, "Move it away; until then status only takes longer.")
