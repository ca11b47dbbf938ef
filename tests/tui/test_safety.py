"""Safety: the person's people first, the right lines for where they are, from every screen."""

from datetime import timedelta

import pytest
from textual.pilot import Pilot
from textual.widgets import TextArea

from nc_tui.core.country import country_of
from nc_tui.core.records import PlanItem, Record
from nc_tui.core.settings import setting_record
from nc_tui.locations import Locations
from nc_tui.tui.app import NcApp
from nc_tui.tui.dialogs.answer import AnswerDialog
from nc_tui.tui.dialogs.check_in import CheckInDialog
from nc_tui.tui.dialogs.number import NumberDialog
from nc_tui.tui.dialogs.plan import PersonDialog
from nc_tui.tui.dialogs.reach import ReachDialog
from nc_tui.tui.screens.cover import CoverScreen
from nc_tui.tui.screens.main import MainScreen
from nc_tui.tui.screens.plan import PlanScreen
from nc_tui.tui.screens.safety import SafetyScreen
from nc_tui.tui.screens.surf import SurfScreen
from nc_tui.tui.screens.writing import WritingScreen
from nc_tui.tui.widgets.feelings import FeelingList
from tests.clocks import FrozenClock
from tests.tui.apps import MEDIUM, NARROW, SIZES, new_app, shown, start, until

Size = tuple[int, int]


def people(clock: FrozenClock, *named: tuple[str, str, str | None]) -> list[Record]:
    at = clock.now().replace(microsecond=0) - timedelta(days=9)
    return [
        PlanItem(kind="person", at=at, order=order, name=name, reach=reach, hours=hours)
        for order, (name, reach, hours) in enumerate(named)
    ]


def three(clock: FrozenClock) -> list[Record]:
    return people(
        clock, ("Sam", "07700 900142", "any hour"), ("Sister", "07700 900318", "until 23:00"),
        ("Dr Okoye", "020 7946 0155", "weekdays"),
    )  # fmt: skip


async def ready(pilot: Pilot[None], app: NcApp) -> None:
    await until(pilot, lambda: isinstance(app.screen, MainScreen), "the main screen")
    await pilot.pause()


async def safety(pilot: Pilot[None], app: NcApp, key: str = "exclamation_mark") -> SafetyScreen:
    await pilot.press(key)
    await until(pilot, lambda: isinstance(app.screen, SafetyScreen), "safety")
    await until(pilot, lambda: "In danger now" in shown(app))
    assert isinstance(app.screen, SafetyScreen)
    return app.screen


async def scrolled(pilot: Pilot[None], app: NcApp, key: str = "down") -> str:
    """Everything on the page, going down by keys."""
    seen, last = "", ""
    for _ in range(160):
        here = shown(app)
        seen += here + "\n"
        if "112, emergency" in here or (key == "pagedown" and here == last):
            break
        last = here
        await pilot.press(key)
    return " ".join(seen.replace("▎", " ").split())


@pytest.mark.parametrize("size", SIZES)
async def test_own_people_come_first_and_every_line_can_be_reached(
    locations: Locations, clock: FrozenClock, size: Size
) -> None:
    app = new_app(locations, clock, [start(clock), *three(clock)])
    async with app.run_test(size=size) as pilot:
        await ready(pilot, app)
        await safety(pilot, app)
        assert "In danger now: 911." in shown(app)
        assert "Sam" in shown(app)
        seen = await scrolled(pilot, app)
        for person in ("07700 900142", "until 23:00", "Dr Okoye", "020 7946 0155"):
            assert person in seen
        for line in app.words.safety.lines:
            assert line.name in seen
            assert line.talk in seen
            assert line.abuse in seen
        for topic in app.words.safety.topics:
            assert f"{topic.key} {topic.title}" in seen
        assert seen.index("Sam") < seen.index("988")


async def test_at_eighty_columns_nothing_has_to_be_scrolled(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock), *three(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await ready(pilot, app)
        await safety(pilot, app)
        await pilot.pause()
        assert "Sam" in shown(app)
        assert "look at findahelpline.com." in shown(app), "and what is abroad begins below"


@pytest.mark.parametrize(
    ("zone", "country", "emergency", "named"),
    [
        pytest.param(*("Europe/London", "", "999 or 112", "UK"), marks=pytest.mark.long),
        pytest.param(*("Europe/Dublin", "", "999 or 112", "Ireland"), marks=pytest.mark.long),
        pytest.param(*("America/Chicago", "", "911", "US, Canada"), marks=pytest.mark.long),
        pytest.param(*("Australia/Perth", "", "000", "Australia"), marks=pytest.mark.long),
        ("Europe/Berlin", "", "112", "Germany"),
        pytest.param(*("Europe/Athens", "", "112", "EU"), marks=pytest.mark.long),
        pytest.param(*("Europe/Zurich", "", "112 or 117", "Switzerland"), marks=pytest.mark.long),
        ("Europe/Kyiv", "", "your local emergency number", "elsewhere"),
        ("America/Chicago", "IE", "999 or 112", "Ireland"),
    ],
)
async def test_the_home_line_is_the_one_set_or_guessed_from_the_zone(
    locations: Locations, clock: FrozenClock, zone: str, country: str, emergency: str, named: str
) -> None:
    clock.travel(zone)
    setting: list[Record] = [setting_record("country", country)] if country else []
    app = new_app(locations, clock, [start(clock), *setting])
    async with app.run_test(size=NARROW) as pilot:
        await ready(pilot, app)
        screen = await safety(pilot, app)
        assert emergency in " ".join(shown(app).split())
        assert screen.home.name == named
        # One column: the home line stands first under its heading.
        await until(pilot, lambda: "lines" in shown(app))
        rows = [row.strip() for row in shown(app).splitlines()]
        assert rows[rows.index("lines") + 1] == named
        guessed = "time zone" in await scrolled(pilot, app, "pagedown")
        await pilot.press("end")
        await pilot.pause()
        guessed = guessed or "time" in shown(app)
        assert guessed == (not country and named != "elsewhere")


def test_a_zone_is_never_given_a_country_it_is_not_in() -> None:
    assert country_of("Europe/London") == "GB"
    assert country_of("Europe/Berlin") == "DE"
    assert country_of("America/New_York") == "US"
    assert country_of("America/Indiana/Knox") == "US"
    assert country_of("America/Toronto") == "CA"
    assert country_of("America/Mexico_City") == "MX"
    assert country_of("America/Bogota") == ""
    assert country_of("Europe/Kyiv") == ""
    assert country_of("Pacific/Auckland") == "NZ"
    assert country_of("UTC") == ""


@pytest.mark.parametrize("size", SIZES)
async def test_each_topic_opens_by_its_key_and_is_read_to_the_end(
    locations: Locations, clock: FrozenClock, size: Size
) -> None:
    app = new_app(locations, clock, [start(clock), *three(clock)])
    async with app.run_test(size=size) as pilot:
        await ready(pilot, app)
        await safety(pilot, app)
        for key in "aokd":
            topic = next(each for each in app.words.safety.topics if each.key == key)
            await pilot.press(key)
            await until(pilot, lambda: "Sam" not in shown(app))
            seen = ""
            for _ in range(30):
                seen += " " + " ".join(shown(app).split())
                if "1-800-799-7233" in seen and topic.lines[-1].split()[-1] in seen:
                    break
                await pilot.press("down")
            assert topic.title in seen
            for line in topic.lines:
                assert line.split()[-1] in seen
                assert " ".join(line.split()[:3]) in seen
            assert "In danger now" in shown(app)
            if size == MEDIUM:
                afraid, talk = seen.find("afraid of them 1-800"), seen.find("to talk 988")
                assert min(afraid, talk) > 0, "each number says what it is for"
                assert (afraid < talk) == (key == "a")
            await pilot.press("escape")
            await until(pilot, lambda: "Sam" in shown(app))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, MainScreen))


@pytest.mark.parametrize("size", SIZES)
async def test_reach_someone_shows_the_people_and_a_line_and_enter_a_number_large(
    locations: Locations, clock: FrozenClock, size: tuple[int, int]
) -> None:
    app = new_app(locations, clock, [start(clock), *three(clock)])
    async with app.run_test(size=size) as pilot:
        await ready(pilot, app)
        await pilot.press("r")
        await until(pilot, lambda: "You need no reason to call." in shown(app))
        for words in ("Sam", "until 23:00", "020 7946 0155", "988, call or text"):
            assert words in shown(app)
        await pilot.press("down", "enter")
        await until(pilot, lambda: isinstance(app.screen, NumberDialog))
        await until(pilot, lambda: "Sister   until 23:00" in shown(app))
        await pilot.press("escape", "escape")
        await until(pilot, lambda: isinstance(app.screen, MainScreen))


async def test_without_people_it_says_how_to_add_one(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await ready(pilot, app)
        await pilot.press("r")
        await until(pilot, lambda: isinstance(app.screen, ReachDialog))
        assert "Nobody is written down yet.  s adds someone to call" in shown(app)
        await pilot.press("s")
        await until(pilot, lambda: isinstance(app.screen, PersonDialog))
        await pilot.press(*"Sam", "enter", *"555 0100", "enter")
        await until(pilot, lambda: "555 0100" in shown(app) and "Nobody" not in shown(app))
        await pilot.press("escape", "exclamation_mark")
        await until(pilot, lambda: isinstance(app.screen, SafetyScreen))
        await pilot.press("s")  # one more
        await until(pilot, lambda: isinstance(app.screen, PersonDialog))


async def test_from_a_feeling_whose_caution_names_it_the_topic_is_open_and_the_front_behind_it(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await ready(pilot, app)
        await pilot.press("5")
        await until(pilot, lambda: isinstance(app.focused, FeelingList))
        for stage in app.words.feelings.stages:
            topic = app.words.safety.topic(stage.safety_topic)
            first = topic.title if topic else "your people"
            await pilot.press("exclamation_mark")
            await until(pilot, lambda: isinstance(app.screen, SafetyScreen))
            await until(pilot, lambda words=first: words in shown(app))  # type: ignore[misc]
            if topic is not None:
                assert "your people" not in shown(app)
                await pilot.press("escape")
            await until(pilot, lambda: "your people" in shown(app))
            await pilot.press("escape", "j")
            await until(pilot, lambda: isinstance(app.screen, MainScreen))


async def test_what_a_person_typed_is_shown_and_never_obeyed(
    locations: Locations, clock: FrozenClock
) -> None:
    reach = "sam@example.org or through the neighbour, flat 4, second bell from the top"
    odd = people(clock, ("[b]Sam[/b] [/]", reach, "after the children sleep, not on Sundays"))
    app = new_app(locations, clock, [start(clock), *odd])
    for size in SIZES:
        async with app.run_test(size=size) as pilot:
            await ready(pilot, app)
            await safety(pilot, app)
            seen = await scrolled(pilot, app, "pagedown")
            assert "[b]Sam[/b] [/]" in seen
            assert "second bell from the top" in seen
            assert "Sundays" in seen
        app = new_app(locations, clock)


async def test_it_opens_from_a_dialog_and_leaves_what_was_typed(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock), *three(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await ready(pilot, app)
        await pilot.press("5", "w")
        await until(pilot, lambda: isinstance(app.focused, TextArea))
        await pilot.press(*"half a")
        await safety(pilot, app, "f3")
        assert "Sam" in shown(app)
        # Nothing that would end the dialog beneath can be begun from here.
        await pilot.press("c", "n", "x", "s", "5")
        assert isinstance(app.screen, SafetyScreen)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, AnswerDialog))
        assert app.focused.text == "half a"  # type: ignore[union-attr]


async def test_it_opens_from_the_check_in_and_from_the_writing_page(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock), *three(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await ready(pilot, app)
        await pilot.press("c")
        await until(pilot, lambda: isinstance(app.screen, CheckInDialog))
        await safety(pilot, app, "f3")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, CheckInDialog))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, MainScreen))
        await pilot.press("n")
        await until(pilot, lambda: isinstance(app.screen, WritingScreen))
        await pilot.pause()
        await pilot.press(*"a page")
        await safety(pilot, app, "f3")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, WritingScreen))
        assert "a page" in shown(app)


async def test_from_a_breath_it_goes_back_to_the_same_breath(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await ready(pilot, app)
        await pilot.press("u")
        await until(pilot, lambda: isinstance(app.screen, SurfScreen))
        breath = app.screen
        await safety(pilot, app)
        await pilot.press("u")
        await until(pilot, lambda: app.screen is breath)
        assert sum(isinstance(screen, SurfScreen) for screen in app.screen_stack) == 1


async def test_from_the_cover_it_shows_lines_and_never_the_people(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock), *three(clock)])
    for key in ("exclamation_mark", "f3"):
        async with app.run_test(size=MEDIUM) as pilot:
            await ready(pilot, app)
            await pilot.press("full_stop")
            await until(pilot, lambda app=app: isinstance(app.screen, CoverScreen))  # type: ignore[misc]
            await safety(pilot, app, key)
            assert "988, call or text" in shown(app)
            for private in ("Sister", "Okoye", "07700", "your people"):
                assert private not in shown(app)
            # No other key leads out of it to something of the person's.
            await pilot.press("u", "c", "n", "x", "r", "s", "ctrl+p", "f1", "f2", "question_mark")
            await pilot.pause()
            assert isinstance(app.screen, SafetyScreen)
            await pilot.press("a")
            await until(pilot, lambda app=app: "Keep what they send" in shown(app))  # type: ignore[misc]
            await pilot.press("escape", "escape")
            await until(pilot, lambda app=app: isinstance(app.screen, CoverScreen))  # type: ignore[misc]
        app = new_app(locations, clock)


async def test_the_country_is_asked_once_and_can_be_another(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock), *three(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await ready(pilot, app)
        await safety(pilot, app)
        assert "United States, by your time zone. Right?" in shown(app)
        await pilot.press("y")
        await until(pilot, lambda: app.snapshot.settings.country == "US")
        await until(pilot, lambda: "Right?" not in shown(app), "asked once")
        await pilot.press("g")
        await until(pilot, lambda: "Your country" in shown(app))
        await pilot.press(*"irel", "enter")
        await until(pilot, lambda: app.snapshot.settings.country == "IE")
        await until(pilot, lambda: "In danger now: 999 or 112." in shown(app))


async def test_the_people_are_changed_in_the_plan_and_one_comes_back(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock), *three(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await ready(pilot, app)
        here = await safety(pilot, app)
        await pilot.press("e")
        await until(pilot, lambda: isinstance(app.screen, PlanScreen))
        await until(pilot, lambda: app.screen.place.kind == "person")  # type: ignore[attr-defined]
        await pilot.press("exclamation_mark")
        await until(pilot, lambda: app.screen is here, "the same Safety")


async def test_covered_or_over_a_dialog_nothing_can_be_changed(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock), *three(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await ready(pilot, app)
        await pilot.press("full_stop")
        await until(pilot, lambda: isinstance(app.screen, CoverScreen))
        here = await safety(pilot, app)
        assert "Right?" not in shown(app)
        await pilot.press("y", "g", "e", "s")
        await pilot.pause()
        assert app.screen is here
        assert app.snapshot.settings.country == ""


@pytest.mark.parametrize("size", SIZES)
async def test_the_country_s_own_numbers_come_first_and_say_where_they_stood(
    locations: Locations, clock: FrozenClock, size: Size
) -> None:
    clock.travel("Europe/Berlin")
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=size) as pilot:
        await ready(pilot, app)
        await safety(pilot, app)
        await until(pilot, lambda: "0800 111 0 111" in shown(app))
        first = shown(app)
        assert "0800 111 0 111" in first
        assert "116 016" in first
        assert "where it runs" not in first
        assert "pages of 2023" in " ".join((await scrolled(pilot, app, "pagedown")).split())
        await pilot.press("escape", "r")
        await until(pilot, lambda: "0800 111 0 111" in shown(app))


async def test_capital_g_goes_to_the_end_of_it(locations: Locations, clock: FrozenClock) -> None:
    app = new_app(locations, clock, [start(clock), *three(clock)])
    async with app.run_test(size=NARROW) as pilot:
        await ready(pilot, app)
        await safety(pilot, app)
        await pilot.press("G")
        await until(pilot, lambda: "112, emergency" in shown(app))
