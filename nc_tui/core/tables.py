"""The shape of the file: table → id (text) → fields."""

from collections.abc import Mapping
from typing import Any

Fields = dict[str, Any]
"""One record, or one version of it, as the file keeps it. Shared: nobody changes it in place."""

Tables = Mapping[str, Mapping[str, Fields]]

_LEFT_BY_ERASE = {"updated", "deleted"}


def is_erased(fields: Fields) -> bool:
    """Whether this is the tombstone ``erase`` leaves, and not a record that was only removed."""
    return fields.get("deleted") is not None and fields.keys() <= _LEFT_BY_ERASE
