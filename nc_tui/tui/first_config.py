"""config.toml as it is at first: each setting with what it is for, and each key; all commented."""

from collections.abc import Iterator

from msgspec.structs import fields

from nc_tui.config import Config, about, toml_of
from nc_tui.tui.actions import EVERYWHERE

_HEAD = """\
# nc-tui: what this machine is set to. It counts from the next start.
# A line counts once the # before it is gone; what stands here is how it is at first.
#
# What changes a number (hours of day and night, your zone, what you call them) lies in your data
# file instead, so that your machines agree: the key , in the app.
"""

_KEYS_HEAD = """
# A key is a letter, a sign or a name: "u", "?", "f5", "ctrl+s", "comma"; several are "j,down".
# nc-tui says so where a key is taken. Two may change places; set them both.
# nc-tui config keys names all that can be set, also what belongs to one screen.
"""


def first_config() -> str:
    """The whole of it."""
    return "".join(f"{line}\n" for line in _lines())


def _lines() -> Iterator[str]:
    """The file: each setting with what it is for, as it is at first."""
    yield _HEAD.rstrip()
    for field in fields(Config):
        if field.name != "keys":
            yield f"\n# {about(field.name)}"
            yield f"# {field.name} = {toml_of(field.default)}"
    yield "\n[keys]"
    yield _KEYS_HEAD.strip()
    for command in EVERYWHERE:
        entry = f"# {command.id} = {toml_of(command.shown)}"
        yield f"{entry:<28}  # {command.title}"
        for key in command.fields:
            entry = f'# "{command.id}.{key}" = {toml_of(key)}'
            yield f"{entry:<28}  # the same while you type"
