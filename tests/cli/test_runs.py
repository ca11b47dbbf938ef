"""``runs``: every run, computed from the ledger."""

from tests.cli.conftest import Nc


def test_no_runs_yet(nc: Nc) -> None:
    assert nc("runs").line == "No runs yet. nc-tui start --since WHEN begins one."
    assert nc("runs", "--json").value == []


def test_runs_newest_first(nc: Nc) -> None:
    nc("start", "--since", "2026-11-01 21:00")
    met = nc("contact", "met", "--at", "2026-11-10 20:00", "--json").value
    replied = nc("contact", "replied", "--at", "2026-11-10 22:00", "--json").value
    assert nc("runs", "--json").value == [
        {"since": "2026-11-10T22:00:00-05:00", "until": None, "days": 10, "ended_by": None},
        {"since": "2026-11-10T20:00:00-05:00", "until": "2026-11-10T22:00:00-05:00",
         "days": 0, "ended_by": replied["id"]},
        {"since": "2026-11-01T21:00:00-05:00", "until": "2026-11-10T20:00:00-05:00",
         "days": 9, "ended_by": met["id"]},
    ]  # fmt: skip
    assert nc("runs").out.splitlines() == [
        "  10 days  10 Nov 2026, 22:00 – today",
        " same day  10 Nov 2026, 20:00 – 10 Nov 2026, 22:00  replied",
        "   9 days   1 Nov 2026, 21:00 – 10 Nov 2026, 20:00  met",
    ]
