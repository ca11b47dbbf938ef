"""This machine's name in the ``updated`` stamps: random, so that it says nothing of the person."""

import os
import re
from pathlib import Path

from nc_tui.core.errors import StoreError
from nc_tui.store.durable import make_private_folder, reason, write_durably

_NAME = re.compile(r"[0-9a-f]{8}")


def machine_name(path: Path) -> str:
    """The name kept at ``path``, made when there is none. StoreError when it cannot be kept."""
    try:
        name = path.read_text("ascii").strip()
    except (FileNotFoundError, UnicodeDecodeError):
        name = ""
    except OSError as error:
        message = f"{path} cannot be read: {reason(error)}. Nothing was changed; check its rights."
        raise StoreError(message) from error
    if not _NAME.fullmatch(name):
        name = os.urandom(4).hex()
        _make_folder(path.parent)
        write_durably(path, name.encode() + b"\n")
    return name


def _make_folder(folder: Path) -> None:
    try:
        make_private_folder(folder)
    except OSError as error:
        message = (
            f"{folder} cannot be made: {reason(error)}. Nothing was changed; check its rights."
        )
        raise StoreError(message) from error
