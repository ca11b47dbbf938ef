"""Finding a time zone among hundreds by a few letters of it."""

from collections.abc import Iterable

_NOT_PLACES = ("Etc/", "posix/", "right/", "SystemV/")


def places(names: Iterable[str]) -> tuple[str, ...]:
    """The IANA names that name a place, and UTC, in order; old aliases without one are left out."""
    return tuple(
        sorted(
            name for name in names
            if name == "UTC" or ("/" in name and not name.startswith(_NOT_PLACES))
        )
    )  # fmt: skip


def zones_matching(names: Iterable[str], words: str) -> list[str]:
    """The names that have every word in them, in any case; those whose city begins with the
    first word come first. ``new york`` finds ``America/New_York``."""
    wanted = _plain(words).split()
    found = [name for name in names if all(word in _plain(name) for word in wanted)]
    if not wanted:
        return found
    return sorted(found, key=lambda name: not _city(name).startswith(wanted[0]))


def _plain(text: str) -> str:
    return text.casefold().replace("_", " ").replace("/", " ")


def _city(name: str) -> str:
    return _plain(name.rpartition("/")[2])
