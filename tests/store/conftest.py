"""What tests of a damaged file have in common."""

import pytest

from nc_tui.store import recovery


@pytest.fixture
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """A damaged file is put right at once: here nobody else may be about to write it whole."""
    monkeypatch.setattr(recovery, "SETTLE", 0)
