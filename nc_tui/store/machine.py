"""This machine's name in the ``updated`` stamps: random, so that it says nothing of the person."""

import re
import secrets
from pathlib import Path

from nc_tui.store.durable import write_durably

_NAME = re.compile(r"[0-9a-f]{8}")


def machine_name(path: Path) -> str:
    """The name kept at ``path``, made when there is none. StoreError when it cannot be kept."""
    try:
        name = path.read_text("ascii").strip()
    except (FileNotFoundError, UnicodeDecodeError):
        name = ""
    if not _NAME.fullmatch(name):
        name = secrets.token_hex(4)
        write_durably(path, name.encode() + b"\n")
    return name
