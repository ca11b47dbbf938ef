"""The ideas of the five articles: each lives somewhere, with its source; what is not carried
lives nowhere. ``problems`` looks at a folder of words, so that a spoilt copy can be looked at too.
"""

import re
import shutil
import tomllib
from collections.abc import Callable, Iterator
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

from nc_tui.content.library import load_library, load_motives
from nc_tui.content.load import load_content
from nc_tui.core.errors import ContentError
from tests.content.voice import is_in, leaves, ruled_out

IDEAS = tomllib.loads(Path(__file__).with_name("ideas.toml").read_text("utf-8"))
HEARD = {"heard", "heard.feelings", "heard.about_us", "heard.turns"}
"""Listened for, never said."""
CLAIMS = {"cards.claim", "articles.headline"}

Words = dict[str, dict[str, Any]]
"""File, without its ending, and all that stands in it."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with resources.as_file(resources.files("nc_tui.content")) as content:
        for path in content.glob("*.toml"):
            shutil.copy(path, tmp_path)
    return tmp_path


def problems(folder: Path) -> list[str]:
    """What is wrong with the words in a folder; none where every idea has its home."""
    try:
        load_content(folder), load_library(folder), load_motives(folder)
    except ContentError as error:
        return [str(error)]
    words = {
        path.stem: tomllib.loads(path.read_text("utf-8"))
        for path in folder.glob("*.toml")
        if path.stem != "danger"
    }
    return [*homeless(words), *unsourced(words), *carried(words), *unlooked(words)]


def ids(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(value.get("id"), str):
            yield value["id"]
        for inner in value.values():
            yield from ids(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from ids(inner)


def attributed(words: Words) -> dict[str, dict[str, Any]]:
    """All that says by whom it is claimed, by the address ideas.toml gives it."""
    both = {f"cards/{card['id']}": card for card in words["cards"]["cards"]}
    motives = [*words["motives"]["statements"], *words["motives"]["prompts"]]
    return both | {f"motives/{motive['id']}": motive for motive in motives}


def homeless(words: Words) -> Iterator[str]:
    there = {f"{file}/{each}" for file, table in words.items() for each in ids(table)}
    said_by = attributed(words)
    for idea in IDEAS["ideas"]:
        gone = [home for home in idea["homes"] if home not in there]
        if gone:
            yield f"{idea['words']}: no home in {', '.join(gone)}"
        for home in idea["homes"]:
            by = said_by.get(home, {"by": idea["from"]})["by"]
            if not set(by) & set(idea["from"]):
                yield f"{idea['words']}: {home} is not from {', '.join(idea['from'])}"


def unsourced(words: Words) -> Iterator[str]:
    sources = words["sources"]
    known = set(ids(sources))
    for address, item in attributed(words).items():
        named = [*item["by"], *item.get("studies", ())]
        if not item["by"]:
            yield f"{address}: nobody says it"
        yield from (f"{address}: no source called {each}" for each in named if each not in known)
    for article in IDEAS["articles"]:
        if article not in set(ids(sources["articles"])):
            yield f"no article called {article}"


def carried(words: Words) -> Iterator[str]:
    for file, table in words.items():
        for keys, text in leaves(table, ""):
            if is_in(keys, HEARD):
                continue
            for each in IDEAS["not_carried"]:
                if re.search(each["finds"], text, re.IGNORECASE):
                    yield f"{file} {keys}: {each['words']}: {text}"
            if not is_in(f"{file}.{keys}", CLAIMS) and not is_in(keys, CLAIMS):
                yield from (f"{file} {keys}: {rule}: {text}" for rule in ruled_out(text))


def unlooked(words: Words) -> Iterator[str]:
    cards = {card["id"]: card for card in words["cards"]["cards"]}
    for each in IDEAS["evidence"]:
        card = cards.get(each["card"], {"by": [], "mark": ""})
        named = {*card["by"], *card.get("studies", ())}
        if missing := set(each["studies"]) - named:
            yield f"{each['words']}: card {each['card']} does not name {', '.join(missing)}"
        if card["mark"] != each["mark"]:
            yield f"{each['words']}: card {each['card']} is marked {card['mark']!r}"


def test_every_idea_has_a_home_and_nothing_ruled_out_is_carried(folder: Path) -> None:
    assert problems(folder) == []


def test_each_article_has_ideas() -> None:
    assert {each for idea in IDEAS["ideas"] for each in idea["from"]} == set(IDEAS["articles"])


@pytest.mark.parametrize("each", IDEAS["not_carried"], ids=lambda each: each["words"])
def test_what_is_not_carried_would_be_found(each: dict[str, str]) -> None:
    assert re.search(each["finds"], each["such_as"], re.IGNORECASE)


# Spoilt copies: each of these has to be noticed.


def without(table: str, item_id: str) -> Callable[[str], str]:
    """Takes an item out: a block of its own, or a line of a list."""

    def spoil(text: str) -> str:
        block = rf'\[\[{table}\]\]\nid = "{item_id}"\n(?:(?!\n\[\[).)*'
        return re.sub(rf'{block}|  {{ id = "{item_id}",[^\n]*\n', "", text, count=1, flags=re.S)

    return spoil


def put(old: str, new: str) -> Callable[[str], str]:
    return lambda text: text.replace(old, new, 1)


@pytest.mark.parametrize(
    ("name", "spoil", "noticed"),
    [
        # A card loses its source.
        ("cards.toml", put('by = ["if-i-break"]\n', ""), "misshapen"),
        ("cards.toml", put('by = ["if-i-break"]\n', "by = []\n"), "nobody says it"),
        ("cards.toml", put('studies = ["marshall-2012"]\n', ""), "does not name marshall-2012"),
        ("sources.toml", without("studies", "mason-2012"), "no source called mason-2012"),
        ("sources.toml", without("articles", "wont-work"), "no article called wont-work"),
        ("cards.toml", put('by = ["does-it-work"]', 'by = ["wont-work"]'), "is not from"),
        ("motives.toml", put('by = ["wont-work"]', "by = []"), "nobody says it"),
        ("cards.toml", put('mark = "solid"\n', 'mark = "thin"\n'), "is marked"),
        ("cards.toml", put('mark = "some"\n', ""), "misshapen"),
        # An idea loses its home.
        ("cards.toml", without("cards", "pity"), "pity is not attraction: no home in cards/pity"),
        ("cards.toml", without("cards", "reason-7"), "no home in cards/reason-7"),
        ("motives.toml", without("statements", "motive-revenge"), "poor motives"),
        ("choices.toml", without("triggers", "longing"), "why people break it"),
        # A claim that is not carried comes in: in our voice, or in the mouth of others.
        ("cards.toml", put('claim = "', 'claim = "It is proven. '), "proven"),
        ("cards.toml", put('claim = "', 'claim = "90 % break it. '), "90 % break it"),
        ("cards.toml", put('caution = "', 'caution = "It is withdrawal. '), "withdrawal"),
        ("cards.toml", put('answer = "', 'answer = "It cannot lower your chances. '), "chances"),
        ("stages.toml", put('caution = "', 'caution = "Smile. '), "smiling makes one happy"),
        ("motives.toml", put('about = "', 'about = "There are four healing emotions. '), "four"),
        # What only others may say, said by us.
        ("cards.toml", put('answer = "', 'answer = "They come back. '), "bringing back"),
        ("cards.toml", put('counter = "', 'counter = "You failed. '), "failed"),
    ],
)
def test_a_spoilt_copy_is_noticed(
    folder: Path, name: str, spoil: Callable[[str], str], noticed: str
) -> None:
    path = folder / name
    whole = path.read_text("utf-8")
    path.write_text(spoil(whole), "utf-8")
    assert path.read_text("utf-8") != whole
    assert [said for said in problems(folder) if noticed in said]


def test_a_claim_may_say_what_we_do_not(folder: Path) -> None:
    path = folder / "cards.toml"
    path.write_text(put('claim = "', 'claim = "They come back. ')(path.read_text("utf-8")), "utf-8")
    assert problems(folder) == []
