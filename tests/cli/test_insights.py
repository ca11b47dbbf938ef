"""``insights``: the counts behind the charts."""

from tests.cli.conftest import Nc


def test_nothing_kept_yet(nc: Nc) -> None:
    value = nc("insights", "--json").value
    assert (value["range"], value["urges"], value["hours"]["enough"]) == ("90d", 0, False)
    said = nc("insights").out
    assert "\nwhen they come\nToo few to draw yet: it takes 14 urges." in said
    assert "()" not in said


def test_they_begin_where_the_record_does(nc: Nc) -> None:
    nc("start", "--since", "2026-11-10 21:00")
    assert nc("insights").out.startswith("since Tuesday 10 November\n")
    assert nc("insights", "--json").value["first"] == "2026-11-10"


def test_counts_with_their_n(nc: Nc) -> None:
    for hour in range(15):
        nc("urge", "7", "-t", "night", "--at", f"2026-11-{hour + 2:02d} 23:10")
    nc("urge", "3", "--at", "2026-06-02 10:00")
    nc("contact", "looked", "--at", "2026-11-03 20:00")
    value = nc("insights", "--range", "90d", "--json").value
    assert value["urges"] == value["hours"]["n"] == 15
    assert sum(map(sum, value["hours"]["counts"])) == 15
    night = {"what": "night", "n": 15, "pairs": 0, "before": None, "after": None}
    assert value["triggers"] == [night]
    assert value["contacts"] == [{"what": "looked", "n": 1}]
    assert nc("insights", "--range", "1y", "--json").value["urges"] == 16
    said = nc("insights").out
    assert "15 of 15 came between 22:00 and 01:00." in said
    assert "the night  15" in said


def test_an_unknown_range_is_refused(nc: Nc) -> None:
    assert "30d" in nc("insights", "--range", "2w").refused(2)
