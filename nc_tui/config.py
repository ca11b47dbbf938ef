"""config.toml: what the person set for this machine. A file that is not there is all defaults."""

import tomllib
from pathlib import Path

import msgspec
from msgspec import Struct

from nc_tui.core.errors import NcError


class ConfigError(NcError):
    """config.toml cannot be used; the app starts with the defaults and says so."""


class Config(Struct, frozen=True, forbid_unknown_fields=True):
    """What can be set."""

    theme: str = "dusk"
    """``dusk``, ``dawn``, or the name of any of Textual's themes."""

    reduced_motion: bool = False
    """Nothing moves: a breath is words and a slow bar, as with ``TEXTUAL_ANIMATIONS=none``."""

    writing_guard: bool = True
    """After twenty minutes of writing a quiet line offers a stop, a prompt or a breath."""


def read_config(path: Path) -> Config:
    """The settings at ``path``; ConfigError names the line or the name at fault."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        return msgspec.convert(table, Config)
    except (FileNotFoundError, NotADirectoryError):
        return Config()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        message = f"{path} is not in use: {error}. The defaults are."
        raise ConfigError(message) from error
