"""The library: its words are whole, and each doubt is found by its own plain words."""

import tomllib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from nc_tui.content.library import load_library, load_motives
from nc_tui.content.load import HERE, load_content, read_words
from nc_tui.content.shapes.library import Cards
from nc_tui.core.errors import ContentError
from nc_tui.core.records import PlanItem
from tests.content.test_content import SHELF, copied  # noqa: F401

IDEAS = tomllib.loads(Path(__file__).with_name("ideas.toml").read_text("utf-8"))["ideas"]
LIBRARY = load_library()
SHIPPED = LIBRARY.cards
AT = datetime(2026, 11, 20, 23, 40, tzinfo=UTC)


def own(number: int, text: str) -> PlanItem:
    return PlanItem(id=number, kind="card", at=AT, order=number, text=text)


def test_ids_and_doubts_are_there_once() -> None:
    for words in ([c.id for c in SHIPPED], [c.doubt for c in SHIPPED]):
        assert len(set(words)) == len(words)
    sources = LIBRARY.sources
    named = [*(each.id for each in sources.articles), *(each.id for each in sources.studies)]
    assert len(set(named)) == len(named)


def test_every_card_is_whole() -> None:
    topics = {topic.id for topic in load_content().safety.topics}
    for card in SHIPPED:
        assert card.group in {group.id for group in LIBRARY.groups}, card.id
        is_reason = card.group == "reasons"
        assert bool(card.answer or card.lines) != is_reason, card.id
        assert bool(card.counter) != is_reason, card.id
        assert all((card.claim, card.by, card.evidence, card.caution, card.mark)), card.id
        assert card.safety_topic in topics | {""}, card.id
        assert len(LIBRARY.cited((*card.by, *card.studies))) == len((*card.by, *card.studies))
        # What claims it is not named a second time as what was looked at.
        assert not set(card.by) & set(card.studies), card.id


def test_doubts_fit_a_row_of_a_narrow_list() -> None:
    # 40 columns: one at either side.
    assert [card.doubt for card in SHIPPED if len(card.doubt) > 38] == []


def test_playing_it_forward_takes_four_lines() -> None:
    card = LIBRARY.card("forward")
    assert card is not None
    assert len(card.lines) == 4


def test_where_contact_is_forbidden_no_card_offers_it() -> None:
    for card_id in ("explain", "apology"):
        card = LIBRARY.card(card_id)
        assert card is not None
        for rule, said in (("space", "leaves no message to send"), ("order", "court order")):
            assert said in LIBRARY.answer(card, rule)
        assert {LIBRARY.answer(card, rule) for rule in ("full", "limited")} == {card.answer}
        assert card.safety_topic == "order"


def test_the_ten_reasons_are_ten() -> None:
    reasons = [card.id for card in SHIPPED if card.group == "reasons"]
    assert reasons == [f"reason-{n}" for n in range(1, 11)]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        *[(idea["typed"], idea["homes"][0].removeprefix("cards/")) for idea in IDEAS
          if "typed" in idea],
        *[(card.doubt, card.id) for card in SHIPPED],
        ("Is it BACKFIRING??", "backfire"), ("backf", "backfire"),
        ("nobody fights for us", "effort"),
        ("i feel fake", "authentic"), ("he's different", "different"),
        ("but she is not like the others", "different"),
        ("should i explain", "explain"), ("i texted him again", "slip"),
        ("can't stop thinking about her", "craving"), ("will they come back", "return"),
        ("30 days", "thirty"), ("play it forward", "forward"), ("say sorry", "apology"),
        ("check her instagram", "look"), ("i miss him", "craving"),
        ("birthday", "forward"), ("should i unblock him", "look"), ("vermisse", "craving"),
        ("is he with someone new", "look"), ("will he miss me", "return"),
        ("what if he finds someone else", "backfire"),
        ("we have kids", "wrong-tool"),
    ],
)  # fmt: skip
def test_a_doubt_is_found_by_its_own_plain_words(typed: str, found: str) -> None:
    assert LIBRARY.find(typed).cards[0].id == found


COMMON = [
    ("i can't do this anymore", "wave"), ("why is he ignoring me", "reach-out"),
    ("he keeps watching my stories", "signs"), ("what do i say if he texts", "forward"),
    ("did i ruin everything", "slip"), ("i called her drunk", "slip"),
    ("can we be friends", "friends"), ("he wants to be friends", "friends"),
    ("should i meet her for coffee", "friends"), ("should i text her", "forward"),
    ("should i say happy birthday", "forward"), ("should i send her a letter", "forward"),
    ("should i answer him", "forward"), ("i need closure", "helps"),
    ("will he come back", "return"), ("does she miss me", "return"), ("i want him back", "return"),
    ("does he regret it", "return"), ("how do i stop thinking about him", "craving"),
    ("i miss his smell", "craving"), ("why does it hurt so much", "craving"),
    ("i still love her", "craving"), ("i cant sleep", "worn-out"), ("i feel so lonely", "instead"),
    ("was it my fault", "kindness"), ("i was not good enough", "kindness"),
    ("he blocked me", "space"), ("she wants space", "space"), ("she watched my story", "signs"),
    ("he liked my photo", "signs"), ("i broke no contact", "slip"),
    ("i texted her last night", "slip"), ("how long until it stops hurting", "how-long"),
    ("how do i get over him", "how-long"), ("will i ever love again", "how-long"),
    ("should i beg her", "pity"), ("is 30 days enough", "thirty"),
    ("we work together", "wrong-tool"), ("we have a child", "wrong-tool"),
    ("i am scared of him", "wrong-tool"), ("should i apologize", "apology"),
    ("he is avoidant", "push-pull"), ("i hate her", "faults"), ("i feel pathetic", "dignity"),
    ("i am so angry", "stages"), ("i feel nothing", "stages"),
    ("i keep checking her instagram", "look"), ("should i block him", "look"),
    ("does no contact work", "return"), ("i feel manipulative", "authentic"),
    ("he has not texted me", "reach-out"), ("what if she finds someone else", "backfire"),
]  # fmt: skip
"""What people ask at night, and the card that answers it."""
UNSPOKEN = [
    ("he's with another woman", "look"), ("should i return his hoodie", "look"),
    ("he has someone new", "look"), ("is she seeing someone", "look"),
    ("she moved on so fast", "look"), ("did he ever love me", "signs"),
    ("was any of it real", "signs"), ("does she still love me", "signs"),
    ("does he think about me", "reach-out"), ("why did he leave me", "helps"),
    ("he cheated on me", "faults"), ("should i delete his pictures", "look"),
    ("will i be alone forever", "how-long"), ("i saw him today", "slip"),
    ("is it too late", "return"),
]  # fmt: skip
"""What they ask as well, of which nothing is known; and the card nearest to it."""


@pytest.mark.parametrize(("typed", "found"), COMMON)
def test_the_commonest_doubts_find_the_card_that_answers_them(typed: str, found: str) -> None:
    cards, speaks = LIBRARY.find(typed)
    assert (cards[0].id, speaks) == (found, True)


@pytest.mark.parametrize(("typed", "near"), UNSPOKEN)
def test_a_doubt_no_card_speaks_of_finds_what_is_near_to_it(typed: str, near: str) -> None:
    cards, speaks = LIBRARY.find(typed)
    assert (cards[0].id, speaks) == (near, False)
    # Their own card on it comes before ours on something else.
    mine = LIBRARY.with_own([own(11, typed)]).find(typed)
    assert (mine.cards[0].id, mine.speaks) == ("11", True)


@pytest.mark.parametrize("typed", ["i have a new job", "i lost my job", "how do i tell my mother"])
def test_a_word_met_by_chance_is_no_answer(typed: str) -> None:
    assert not LIBRARY.find(typed).speaks


def test_all_that_is_near_is_there() -> None:
    for each in read_words(HERE, "cards.toml", Cards).unspoken:
        assert all(map(LIBRARY.card, each.near)), each


def test_words_of_no_card_find_none_and_no_words_all() -> None:
    assert LIBRARY.find("xyzzy") == ([], False)
    assert LIBRARY.find(" ?! ") == (list(LIBRARY.cards), True)


def test_cards_of_their_own_stand_last_and_are_found() -> None:
    library = LIBRARY.with_own(
        [own(12, "What my sister said\n\nYou laughed more\x1b before."),
         own(11, "  Über alles: sleep "),
         PlanItem(id=13, kind="reason", at=AT, order=1, text="sleep")]
    )  # fmt: skip
    mine = library.cards[len(SHIPPED) :]
    assert [(card.id, card.doubt) for card in mine] == [
        ("11", "Über alles: sleep"),
        ("12", "What my sister said"),
    ]
    assert mine[1].lines == ("You laughed more␛ before.",)
    assert library.find("uber").cards[0].id == "11"
    assert library.find("laughed").cards[0].id == "12"
    assert library.with_own([]).cards == SHIPPED


def test_a_long_first_line_is_all_on_the_card() -> None:
    text = "word " * 40
    (card,) = LIBRARY.with_own([own(11, text)]).own
    assert card.doubt.endswith("…")
    assert card.lines == (text.strip(),)


def test_motives_lead_somewhere() -> None:
    motives = load_motives()
    for kind in motives.kinds:
        assert len(motives.statements_of(kind.id)) >= 4
    for motive in motives.statements:
        way, _, card = motive.leads_to.partition(":")
        assert way in ("card", "plan", "limited")
        assert (way == "card") == bool(LIBRARY.card(card))
    # As the statements of a feeling: they fit the column beside a list at 80.
    assert [motive.text for motive in motives.statements if len(motive.text) > 34] == []


@pytest.mark.parametrize("name", SHELF)
def test_a_damaged_file_is_one_sentence(copied: Path, name: str) -> None:  # noqa: F811
    (copied / name).write_text('surprise = "x"\n', "utf-8")
    with pytest.raises(ContentError, match="records are untouched; install nc-tui again"):
        load_library(copied), load_motives(copied)
