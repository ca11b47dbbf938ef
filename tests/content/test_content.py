"""The words: all there, well formed, true to their sources, and kind."""

import re
import shutil
import tomllib
from collections import Counter
from importlib import resources
from pathlib import Path
from typing import get_args, get_type_hints

import pytest

from nc_tui.content.load import Content, load_content
from nc_tui.content.shapes import Way
from nc_tui.core.errors import ContentError
from nc_tui.core.records import Contact, ContactKind, RuleKind
from nc_tui.core.reply import Rule
from nc_tui.core.streak import MILESTONES
from nc_tui.core.text import mend, one_line
from tests.content.voice import Leaf, is_in, leaves, ruled_out

FILES = (
    *("after.toml", "breathing.toml", "choices.toml", "contact.toml"),
    *("plan.toml", "safety.toml"),
    *("settings.toml", "slip.toml", "stages.toml", "writing.toml"),
)
SHELF = ("cards.toml", "motives.toml", "sources.toml")
"""Read when somebody first asks for them: tests/content/test_library.py has more of these."""
NEVER_SHOWN = ("danger.toml",)
"""Only listened for; tests/core/test_distress.py says what is heard."""


def all_leaves() -> list[Leaf]:
    folder = resources.files("nc_tui.content")
    found = sorted(item.name for item in folder.iterdir() if item.name.endswith(".toml"))
    assert found == sorted([*FILES, *SHELF, *NEVER_SHOWN])
    return [
        (name, keys, text)
        for name in (*FILES, *SHELF)
        for keys, text in leaves(tomllib.loads(folder.joinpath(name).read_text("utf-8")), "")
    ]


@pytest.fixture(scope="module")
def content() -> Content:
    return load_content()


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    for name in (*FILES, *SHELF):
        with resources.as_file(resources.files("nc_tui.content").joinpath(name)) as path:
            shutil.copy(path, tmp_path / name)
    return tmp_path


# --- what must not be said: product.md (Words, promise 4), content.md (Do not carry) -----------


@pytest.mark.parametrize("name", [*FILES, *SHELF])
def test_nothing_ruled_out_is_said(name: str) -> None:
    exempt = HEARD | CLAIMS
    said = [(k, t) for file, k, t in all_leaves() if file == name and not is_in(k, exempt)]
    found = [(k, t, ruled_out(t)) for k, t in said]
    assert [hit for hit in found if hit[2]] == []


@pytest.mark.parametrize(
    "text",
    [
        "You failed.",
        "Back to zero.",
        "It didn't work.",
        "You missed three days!",
        "They miss you now.",
        "Thirty days clean.",
        "You relapsed.",
        "Do not lose your streak.",
        "90 % break it.",
        "Silence is proven to bring them back.",
        "We guarantee it.",
        "It is gone in 20 minutes.",
        "Your inflamed brain is in chemical withdrawal.",
        "It cannot lower your chances.",
        "Delete their messages.",
        "You should be over it.",
        "Well done \U0001f389",
    ],
)
def test_what_product_and_content_rule_out_would_be_found(text: str) -> None:
    assert ruled_out(text)


# --- the form of the words -----------------------------------------------------------------------

SENTENCES = {
    "text", "about", "caution", "note", "evidence", "ends_because",
    "checked_words", "checked_words_of", "first_run_about", "first_run", "danger",
    "danger_elsewhere", "abuse_note",
    "topics.lines", "ended", "ended_one_day", "ended_no_days", "goes_on", "necessary",
    "they_wrote", "no_run", "later", "own", "yearly", "opening", "question", "drafted",
    "firsts.lines", "example", "prompt", "hint", "sent", "sent_about", "done", "practical",
    "doubt", "answer", "claim", "counter", "cards.lines",
    "invitation", "log", "guard.said",
    "sections.empty", "sections.offers", "unfinished", "nameless", "wordless", "kept_rule",
    "taken_out", "named", "kept", "nothing_found",
    "necessary_order", "rule_says.topics", "rule_says.channels", "rule_says.both",
    "rule_says.limited", "rule_says.space", "rule_says.order", "now.kept", "example_alone",
    "missing",
    "night.late", "night.rest", "danger_heard", "abuse_heard", "abuse_heard_elsewhere",
    "theirs_heard", "others_heard",
    "again.asks", "again.on", "again.never", "again.offered", "country_asked", "country_unknown",
    "hints_on", "hints_off", "near.said",
}  # fmt: skip
LABELS = {
    "name", "label", "title", "word", "source", "talk", "talk_by", "abuse", "start_label",
    "breath", "ways.did", "sections.asks", "then_label", "reach_label", "hours_label",
    "topics_label", "note_label", "own_words", "unsaid", "plan.night",
    "channels_example", "topics_example", "offers_label", "system", "guessed", "nobody",
    "moving", "plain", "drawn", "still", "none", "search", "elsewhere",
    "shown", "hidden", "local_emergency", "lines.sources",
    "marks.solid", "marks.some", "marks.thin", "studies.of",
}  # fmt: skip
CODES = {
    "id", "key", "mark", "countries", "emergency", "checked", "safety_topic", "rule", "gentle",
    "group", "by", "studies", "kind", "leads_to", "site", "page_of",
    "unspoken.near",
}  # fmt: skip
QUOTED = {"headline"}
HEARD = {
    "heard.feelings",
    "heard.about_us",
    "heard.turns",
    "cards.heard",
    "unspoken.heard",
}
"""Not said but listened for, in a draft, or where a card is looked for."""
CLAIMS = {"cards.claim", "articles.headline"}
"""Said by others, and shown as theirs: they may promise what we do not."""
PLACEHOLDERS = {
    "motives.toml again.on": {"{day}"},
    "safety.toml country_asked": {"{country}"},
    "after.toml ways.label": {"{activity}"},
    "safety.toml first_run": {"{key}"},
    "safety.toml danger": {"{numbers}"},
    "safety.toml checked_words_of": {"{year}"},
    "safety.toml danger_heard": {"{talk}"},
    "safety.toml abuse_heard": {"{abuse}"},
    "safety.toml theirs_heard": {"{numbers}", "{talk}"},
    "safety.toml others_heard": {"{talk}"},
    "contact.toml after_contact.ended": {"{days}"},
    "choices.toml milestones.own": {"{days}"},
    "choices.toml milestones.yearly": {"{years}"},
    "contact.toml they_wrote.named": {"{them}"},
    "contact.toml reply.rules.hint": {"{seen}"},
    "contact.toml rule_says.topics": {"{topics}"},
    "contact.toml rule_says.channels": {"{channels}"},
    "contact.toml rule_says.both": {"{topics}", "{channels}"},
    "slip.toml now.ways.about": {"{sentence}"},
    "slip.toml plan.example": {"{name}"},
    "slip.toml plan.night": {"{words}"},
}
LISTENED = r"[a-z0-9]+(['-][a-z0-9]+)*"
LONGEST_SENTENCE = 24
"""Words; read aloud in one breath."""


def test_sentences_end_and_labels_do_not() -> None:
    wrong = []
    for file, keys, text in all_leaves():
        if keys == "now.ways.about" and text == "{sentence}":
            continue  # the sentence is the person's own, and goes on
        kinds = [is_in(keys, names) for names in (SENTENCES, LABELS, CODES, HEARD, QUOTED)]
        kinds[1] |= keys.startswith("plan.ifs.")  # what stands after "If", by trigger
        assert sum(kinds) == 1, f"{file}: say in this test what {keys} is"
        if kinds[0]:
            good = text.endswith((".", "?")) and not text[0].islower()
        elif kinds[1]:
            good = not text.endswith((".", "?", ",", ":", ";"))
        elif kinds[2]:
            good = " " not in text
        else:
            good = kinds[4] or bool(re.fullmatch(rf"{LISTENED}( {LISTENED})*", text))
        if not good:
            wrong.append((file, keys, text))
    assert wrong == []


def test_sentences_are_short_enough_to_read_aloud() -> None:
    long = [
        sentence
        for _, keys, text in all_leaves()
        if is_in(keys, SENTENCES)
        for sentence in re.split(r"(?<=[.?]) ", text)
        if len(sentence.split()) > LONGEST_SENTENCE
    ]
    assert long == []


def test_words_are_one_line_and_safe_to_show() -> None:
    assert [leaf for leaf in all_leaves() if one_line(mend(leaf[2])) != leaf[2]] == []


def test_only_the_fields_that_are_filled_in_have_placeholders() -> None:
    found = {
        f"{file} {keys}": set(re.findall(r"\{.*?\}", text))
        for file, keys, text in all_leaves()
        if "{" in text or "}" in text
    }
    assert found == PLACEHOLDERS


def all_ways(content: Content) -> list[tuple[Way, ...]]:
    """Every list of ways on that is asked by single keys."""
    wrote, reply = content.contact.they_wrote, content.contact.reply
    firsts = [first.choices for first in wrote.firsts]
    return [wrote.answers, *firsts, reply.endings, content.slip.now.ways]


def test_ids_are_unique(content: Content) -> None:
    choices, stages = content.choices, content.feelings.stages
    groups: list[list[str]] = [
        # One lookup finds the small actions of the stages and those of Today.
        [s.action.id for s in stages] + [a.id for a in choices.actions],
        [i.id for s in stages for i in s.items],
        [s.id for s in stages],
        [p.id for p in content.breathing.patterns],
        [line.id for line in content.safety.lines],
        [topic.id for topic in content.safety.topics],
        [t.id for t in choices.triggers],
        [h.id for h in choices.helped],
        [k.id for k in content.contact.kinds],
        [r.id for r in content.contact.rules],
        [r.id for r in content.contact.reply.rules],
        *[[way.id for way in ways] for ways in all_ways(content)],
    ]
    for ids in groups:
        assert [i for i, times in Counter(ids).items() if times > 1] == []
        assert [i for i in ids if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", i)] == []


def test_no_words_are_said_twice_in_one_list(content: Content) -> None:
    choices, stages = content.choices, content.feelings.stages
    for words in (
        [i.text for s in stages for i in s.items],
        [a.text for a in choices.actions],
        [t.label for t in choices.triggers],
        [h.label for h in choices.helped],
        [k.label for k in content.contact.kinds],
        *[[way.label for way in ways] for ways in all_ways(content)],
        content.contact.reply.heard.feelings,
        content.contact.reply.heard.about_us,
        content.contact.reply.heard.turns,
    ):
        assert len(set(words)) == len(words)


# --- stages --------------------------------------------------------------------------------------


def test_the_seven_stages_in_the_order_of_content_md(content: Content) -> None:
    assert [(s.id, s.name) for s in content.feelings.stages] == [
        ("desperation", "Desperation"),
        ("denial", "Denial"),
        ("bargaining", "Bargaining"),
        ("relapse", "Going back"),
        ("anger", "Anger"),
        ("acceptance", "Initial acceptance"),
        ("hope", "Redirected hope"),
    ]


def test_every_stage_is_whole(content: Content) -> None:
    topics = {topic.id for topic in content.safety.topics}
    for stage in content.feelings.stages:
        assert [s.id for s in stage.statements] == [f"{stage.id}-{n}" for n in (1, 2, 3)]
        assert len(stage.prompts) >= 4
        assert [p.id for p in stage.prompts] == [
            f"{stage.id}-p{n + 1}" for n in range(len(stage.prompts))
        ]
        assert stage.action.id == f"{stage.id}-a"
        assert all(prompt.text.endswith("?") for prompt in stage.prompts)
        # One is enough; asking why at night feeds the asking (product.md, Journal).
        assert not any(prompt.text.startswith("Why") for prompt in stage.prompts)
        assert (stage.source, stage.mark) == ("S. Lachmann, a clinician", "thin")
        assert stage.safety_topic in topics | {""}


def test_fear_and_harm_lead_to_safety(content: Content) -> None:
    leads = {s.id: s.safety_topic for s in content.feelings.stages if s.safety_topic}
    assert leads == {"relapse": "fear", "anger": "doctor", "acceptance": "doctor"}


def test_statements_fit_their_column_at_80(content: Content) -> None:
    # look.md: stages' second column at 40, side margin 2; a tick and its space before the words.
    room = 80 - 2 - 44
    long = [i.text for s in content.feelings.stages for i in s.statements if len(i.text) > room]
    assert long == []


# --- breathing -----------------------------------------------------------------------------------

IN, HOLD, OUT, MORE = "breathe in", "hold", "breathe out", "once more in"


def test_patterns_have_the_seconds_of_content_md(content: Content) -> None:
    found = {p.id: [(f.word, f.seconds) for f in p.phases] for p in content.breathing.patterns}
    assert found == {
        "slow": [(IN, 4), (OUT, 6)],
        "even": [(IN, 5), (OUT, 5)],
        "box": [(IN, 4), (HOLD, 4), (OUT, 4), (HOLD, 4)],
        "4-7-8": [(IN, 4), (HOLD, 7), (OUT, 8)],
        "sigh": [(IN, 3), (MORE, 1), (OUT, 8)],
    }
    assert content.breathing.patterns[0].id == "slow"


def test_names_of_patterns_say_their_seconds(content: Content) -> None:
    for pattern in content.breathing.patterns:
        spoken = [int(digits) for digits in re.findall(r"\d+", pattern.name)]
        assert spoken == [phase.seconds for phase in pattern.phases]


def test_only_4_7_8_ends_by_itself_and_says_why(content: Content) -> None:
    limits = {p.id: p.max_rounds for p in content.breathing.patterns if p.max_rounds}
    assert limits == {"4-7-8": 4}
    assert [p.id for p in content.breathing.patterns if p.ends_because] == ["4-7-8"]


def test_every_pattern_has_a_source(content: Content) -> None:
    assert {p.id: p.source for p in content.breathing.patterns} == {
        "slow": "Marchant et al. 2025",
        "even": "Marchant et al. 2025",
        "box": "Marchant et al. 2025",
        "4-7-8": "Marchant et al. 2025",
        "sigh": "Balban et al. 2023",
    }


def test_the_breathing_caution_is_one_row_and_says_it_all(content: Content) -> None:
    caution = content.breathing.caution
    assert len(caution) <= 76
    for word in ("dizzy", "holds", "pregnant", "heart", "lung"):
        assert word in caution


# --- safety --------------------------------------------------------------------------------------

NUMBERS: dict[str, tuple[set[str], set[str], set[str]]] = {
    # content.md section 5: to talk, abuse, emergency; digits only.
    "us-canada": ({"988"}, {"18007997233", "88788"}, {"911"}),
    "uk": ({"116123"}, {"08082000247"}, {"999", "112"}),
    "ireland": ({"116123"}, {"1800341900"}, {"999", "112"}),
    "australia": ({"131114", "0477131114"}, {"1800737732", "0458737732"}, {"000"}),
    "eu": ({"116123"}, {"112"}, {"112"}),
    "elsewhere": (set(), set(), set()),
    # The stored pages that safety.toml names.
    "austria": ({"142"}, {"0800222555"}, {"112"}),
    "belgium": ({"1813", "080032123"}, {"1712", "080030030"}, {"112"}),
    "brazil": ({"188"}, {"180"}, {"190"}),
    "denmark": ({"70201201"}, {"1888"}, {"112"}),
    "finland": ({"0925250111"}, {"080005005"}, {"112"}),
    "france": ({"3114"}, {"3919"}, {"112"}),
    "germany": ({"08001110111", "116123"}, {"116016"}, {"112"}),
    "india": ({"14416"}, {"181"}, {"112"}),
    "italy": ({"0223272327"}, {"1522"}, {"112"}),
    "japan": ({"0120279338"}, {"0120279889"}, {"110", "119"}),
    "mexico": ({"8009112000"}, set(), {"911"}),
    "netherlands": ({"113", "08000113"}, {"08002000"}, {"112"}),
    "new-zealand": ({"1737"}, {"0800733843"}, {"111"}),
    "norway": ({"116123"}, {"116006"}, {"112"}),
    "poland": ({"116123"}, {"226687000"}, {"112"}),
    "portugal": ({"1411"}, {"800202148"}, {"112"}),
    "south-africa": ({"0800567567"}, {"0800428428"}, {"10111"}),
    "spain": ({"024"}, {"016"}, {"112"}),
    "sweden": ({"90101"}, {"020505050"}, {"112"}),
    "switzerland": ({"143"}, set(), {"112", "117"}),
}
OF_CONTENT_MD = {"us-canada", "uk", "ireland", "australia", "eu", "elsewhere"}


def numbers(text: str) -> set[str]:
    return {re.sub(r"\D", "", run) for run in re.findall(r"\d[\d -]*", text)}


def test_safety_numbers_are_those_of_content_md(content: Content) -> None:
    found = {
        line.id: (numbers(line.talk), numbers(line.abuse), set(line.emergency))
        for line in content.safety.lines
    }
    assert found == NUMBERS


def test_other_numbers_say_where_they_stood(content: Content) -> None:
    for line in content.safety.lines:
        assert bool(line.sources) == (line.id not in OF_CONTENT_MD), line.id
        years = [int(year) for each in line.sources for year in re.findall(r" (20\d\d)$", each)]
        assert line.page_of == (str(max(years)) if years else ""), line.id


def test_no_number_stands_anywhere_else() -> None:
    # A number repeated in a sentence would go stale by itself.
    known = {n for groups in NUMBERS.values() for group in groups for n in group}
    for file, keys, text in all_leaves():
        if file == "safety.toml" and is_in(keys, SENTENCES):
            assert numbers(text) & known == set()


def test_web_address_and_start_word(content: Content) -> None:
    lines = {line.id: line for line in content.safety.lines}
    assert lines["elsewhere"].talk == "findahelpline.com"
    assert "START to 88788" in lines["us-canada"].abuse
    assert "findahelpline.com" in lines["us-canada"].abuse_note


@pytest.mark.parametrize(
    ("country", "line"),
    [
        ("US", "us-canada"),
        ("ca", "us-canada"),
        ("GB", "uk"),
        (" uk ", "uk"),
        ("IE", "ireland"),
        ("AU", "australia"),
        ("DE", "germany"),
        ("GR", "eu"),
        ("NZ", "new-zealand"),
        ("KE", "elsewhere"),
        ("", "elsewhere"),
        (None, "elsewhere"),
    ],
)
def test_a_country_finds_its_line(content: Content, country: str | None, line: str) -> None:
    assert content.safety.line_for(country).id == line


def test_countries_are_codes_served_once(content: Content) -> None:
    codes = [code for line in content.safety.lines for code in line.countries]
    assert [c for c in codes if not re.fullmatch("[A-Z]{2}", c)] == []
    assert len(codes) == len(set(codes))
    assert len(next(x for x in content.safety.lines if x.id == "eu").countries) == 14
    assert [x.id for x in content.safety.lines if not x.countries] == ["elsewhere"]


def test_the_date_checked_is_shown(content: Content) -> None:
    assert content.safety.checked == "2026-11"
    words = "Numbers seen November 2026. Check yours before you need it."
    assert content.safety.checked_words == words


def test_danger_says_the_numbers_of_the_country(content: Content) -> None:
    safety = content.safety
    uk = "In danger now: 999 or 112. Or go where other people are."
    assert safety.danger_words(safety.line_for("GB")) == uk
    assert "911." in safety.danger_words(safety.line_for("US"))
    assert "local emergency number" in safety.danger_words(safety.line_for("KE"))


def test_the_first_run_names_the_key_that_works_there(content: Content) -> None:
    assert "{key} works now" in content.safety.first_run


def test_the_four_topics_and_their_keys(content: Content) -> None:
    assert [(t.key, t.title) for t in content.safety.topics] == [
        ("a", "fear, abuse, stalking"),
        ("o", "an order, or they asked for space"),
        ("k", "children, work, lease"),
        ("d", "when to see a doctor"),
    ]
    topic = content.safety.topic("order")
    assert topic is not None
    assert topic.key == "o"
    assert content.safety.topic("nothing") is None


@pytest.mark.parametrize(
    ("topic_id", "said"),
    [
        ("fear", ["evidence", "journal may be read", "cover key is no protection"]),
        (
            "order",
            ["through others", "without an end", "can be stalking", "apology", "counts down"],
        ),
        ("children", ["never a slip", "court", "Limited contact"]),
        ("doctor", ["two weeks", "eat, sleep", "drinking more", "suicide", "harming", "now"]),
    ],
)
def test_topics_say_what_content_md_asks_for(
    content: Content, topic_id: str, said: list[str]
) -> None:
    topic = content.safety.topic(topic_id)
    assert topic is not None
    words = " ".join(topic.lines)
    assert [part for part in said if part not in words] == []


# --- choices -------------------------------------------------------------------------------------

GLOBAL_KEYS = set("ucnlxmrq")
"""product.md: letters that work on every screen."""


def test_triggers_are_those_of_issue_4(content: Content) -> None:
    assert [t.id for t in content.choices.triggers] == [
        "lonely", "memory", "song", "profile", "alcohol", "message", "anniversary",
        "answers", "things-unsaid", "hope", "longing", "boredom", "anger", "night",
    ]  # fmt: skip


def test_the_check_in_has_the_pictures_four_and_more(content: Content) -> None:
    helped = {h.id: h.label for h in content.choices.helped}
    assert 6 <= len(helped) <= 8
    assert helped["slept"] == "slept enough"
    assert helped["ate"] == "ate something"
    assert helped["spoke"] == "spoke to someone"
    assert helped["moved"] == "moved"
    assert "outside" in helped


def test_moods_run_from_very_low_to_good(content: Content) -> None:
    moods = [(m.value, m.label) for m in content.choices.moods]
    assert moods == [(1, "very low"), (2, "low"), (3, "so-so"), (4, "fair"), (5, "good")]


def test_the_ledger_offers_every_kind_but_the_start(content: Content) -> None:
    kinds = {k.id for k in content.contact.kinds}
    assert kinds == {str(kind) for kind in ContactKind} - {str(ContactKind.START)}
    assert content.kind_label("start") == "last contact"
    assert content.kind_label("looked") == "looked at their profile"


def test_keys_of_kinds_are_letters_of_their_own(content: Content) -> None:
    keys = [k.key for k in content.contact.kinds]
    assert len(set(keys)) == len(keys)
    assert [k.id for k in content.contact.kinds if k.key not in k.label] == []
    assert set(keys) & (GLOBAL_KEYS | set("jk")) == set()
    assert all(re.fullmatch("[a-z]", key) for key in keys)


def test_the_rules_are_the_four(content: Content) -> None:
    assert [r.id for r in content.contact.rules] == [str(rule) for rule in RuleKind]
    assert [r.label for r in content.contact.rules] == [
        "full no contact",
        "limited contact",
        "they asked for space",
        "a court has set it",
    ]
    assert [r.about for r in content.contact.rules if len(r.about) > 62] == []


def test_today_has_a_fortnight_of_small_actions(content: Content) -> None:
    actions = content.choices.actions
    assert len(actions) >= 14
    assert "Walk a different way home." in {a.text for a in actions}
    assert [a.text for a in actions if len(a.text.split()) > 8] == []


def test_a_small_thing_fits_the_hour_and_is_another_one_tomorrow(content: Content) -> None:
    small = content.choices.small_things
    nights = {text for day in range(40) for text in small(day, 2)[:1]}
    assert not nights & {"Walk a different way home.", "Water a plant, or wash one cup."}
    assert len(nights) >= 4
    assert "Drink a glass of water, slowly." in nights
    mornings = {text for day in range(40) for text in small(day, 8)[:1]}
    assert not mornings & {"Drink a glass of water, slowly.", "Lay out clothes for the morning."}
    for hour in range(24):
        assert small(7, hour) == small(7, hour)
        assert len(small(7, hour)) >= 5
        assert small(7, hour)[0] != small(8, hour)[0]


@pytest.mark.parametrize(
    ("kind", "ends_run", "days", "said"),
    [
        ("reached-out", True, 23, "Contact happened. Your 23 days still count."),
        ("met", True, 1, "Contact happened. Your one day still counts."),
        ("replied", True, 0, "Contact happened. You wrote it down, and that counts."),
        ("replied", True, None, "Contact happened. You wrote it down, and that counts."),
        ("looked", False, 23, "Noted. The run goes on."),
        ("drafted", False, 0, "Noted. The run goes on."),
        ("looked", False, None, "Noted."),
        ("necessary", False, 23, "Necessary message; not a slip."),
        ("they-wrote", False, None, "They wrote; not a slip."),
    ],
)
def test_what_is_said_after_contact(
    content: Content, kind: str, ends_run: bool, days: int | None, said: str
) -> None:
    assert content.after_contact(kind, ends_run=ends_run, days=days) == said


@pytest.mark.parametrize(
    ("rule", "topics", "channels", "said"),
    [
        ("full", ["x"], ["y"], ""),
        ("limited", [], [], "Limited contact: only what children, work or a lease need."),
        ("limited", ["the children", "the lease"], [], "Allowed: the children, the lease."),
        ("limited", [], ["e-mail"], "Allowed: by e-mail."),
        ("limited", ["the {lease}"], ["e-mail"], "Allowed: the {lease}; by e-mail."),
        ("space", ["x"], [], "They asked for space: a boundary without an end date."),
        ("order", [], ["y"],
         "A court order: if it restrains you, none at all, and none through others."),
    ],
)  # fmt: skip
def test_the_rule_is_one_sentence(
    content: Content, rule: str, topics: list[str], channels: list[str], said: str
) -> None:
    assert content.rule_says(rule, topics=topics, channels=channels) == said


def test_the_practical_answer_is_asked_for_only_where_the_rule_allows_one(
    content: Content,
) -> None:
    said = {rule: content.contact.they_wrote.answers_under(rule)[0].about for rule in RuleKind}
    assert "asks for an answer" in said[RuleKind.FULL] == said[RuleKind.LIMITED]
    assert "unanswered" in said[RuleKind.SPACE]
    assert "court" in said[RuleKind.ORDER]


def test_what_is_gentle_is_a_small_action_of_the_program(content: Content) -> None:
    actions = {action.id for action in content.choices.actions}
    assert set(content.slip.now.gentle) <= actions
    assert content.slip.plan.mark == "solid"


def test_the_usual_milestones_are_those_the_streak_counts(content: Content) -> None:
    assert tuple(m.days for m in content.choices.milestones.usual) == MILESTONES


@pytest.mark.parametrize(
    ("days", "question"),
    [
        (1, "One day. How was it for you?"),
        (30, "Thirty days. How are they for you?"),
        (365, "One year. How was it for you?"),
        (730, "2 years. How are they for you?"),
        (40, "40 days. How are they for you?"),
    ],
)
def test_a_milestone_is_a_question(content: Content, days: int, question: str) -> None:
    assert content.milestone_question(days) == question


# --- they wrote, and a short answer ---------------------------------------------------------------


def test_the_answers_are_those_a_contact_keeps(content: Content) -> None:
    kept = get_args(get_args(get_type_hints(Contact)["answer"])[0])
    assert tuple(way.id for way in content.contact.they_wrote.answers) == kept


def test_ways_on_have_a_letter_each(content: Content) -> None:
    for ways in all_ways(content):
        keys = [way.key for way in ways]
        assert len(set(keys)) == len(keys)
        # j and k move; u is the breath.
        assert [key for key in keys if not re.fullmatch("[a-z]", key) or key in "jku"] == []


def test_rules_that_forbid_contact_speak_before_an_answer(content: Content) -> None:
    first = content.contact.they_wrote.first
    assert first(RuleKind.FULL) is first(RuleKind.LIMITED) is None
    for rule, said in (
        (RuleKind.ORDER, ["none at all", "through others", "unless the court allows", "children"]),
        (RuleKind.SPACE, ["no end date", "unanswered", "children"]),
    ):
        found = first(rule)
        assert found is not None
        assert [part for part in said if part not in " ".join(found.lines)] == []
        # Safety stands first: enter alone never leads to an answer.
        assert [way.id for way in found.choices] == ["safety", "answer"]


def test_the_four_rules_of_an_answer_fit_a_side_pane(content: Content) -> None:
    rules = content.contact.reply.rules
    assert [rule.id for rule in rules] == [str(rule) for rule in Rule]
    seen = {Rule.BRIEF: "99999", Rule.FRIENDLY: max(content.contact.reply.heard.feelings, key=len)}
    # 40 columns: one at either side, the mark and a space, the names and a space.
    room = 40 - 2 - 2 - len("informative ")
    said = [r.about for r in rules]
    said += [r.hint.format(seen=seen.get(Rule(r.id), "")) for r in rules]
    assert [words for words in said if len(words) > room] == []


def test_a_short_answer_names_its_source_and_is_not_sent(content: Content) -> None:
    assert content.contact.reply.mark == "thin"
    assert "Bill Eddy" in content.contact.reply.source
    assert "Nothing is sent" in content.contact.reply.about
    assert "evidence" in content.contact.they_wrote.evidence


# --- lookups and the loader ----------------------------------------------------------------------


def test_lookups_give_the_words(content: Content) -> None:
    stage = content.stage("anger")
    assert stage is not None
    assert stage.name == "Anger"
    assert content.statement("anger-2") == "I want them to know."
    assert content.prompt("anger-p3") == "What do I want to guard now?"
    assert content.action("anger-a") == "Walk fast, or write a page that is never sent."
    assert content.action("way-home") == "Walk a different way home."
    assert content.trigger_label("things-unsaid") == "things unsaid"
    assert content.rule_label("order") == "a court has set it"
    assert content.mood_label(3) == "so-so"
    pattern = content.pattern("box")
    assert pattern is not None
    assert pattern.round_seconds == 16


@pytest.mark.parametrize("item_id", ["anger-1", "anger-p5", "anger-a"])
def test_an_item_knows_its_stage(content: Content, item_id: str) -> None:
    assert content.stage_of(item_id) == "anger"


@pytest.mark.parametrize("own", ["the bench by the river", "way-home", ""])
def test_own_words_come_back_as_they_are(content: Content, own: str) -> None:
    lookups = (
        content.statement,
        content.prompt,
        content.trigger_label,
        content.kind_label,
        content.rule_label,
    )
    assert [look(own) for look in lookups] == [own] * len(lookups)
    assert content.action("call my aunt") == "call my aunt"
    assert content.mood_label(9) == "9"
    assert content.stage(own) is None
    assert content.stage_of(own) is None
    assert content.pattern(own) is None


def _read_whole(folder: Path) -> Content:
    content = load_content(folder)
    while content.read_on():
        pass
    return content


def test_another_folder_loads_the_same(copied: Path, content: Content) -> None:
    again = _read_whole(copied)
    while content.read_on():
        pass
    read = {name: words for name, words in vars(content).items() if name != "_folder"}
    assert len(read) == len(FILES)
    assert {name: getattr(again, name) for name in read} == read


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("damage", ["missing", "cut", "not text", "extra key", "empty"])
def test_a_damaged_file_is_one_sentence(copied: Path, name: str, damage: str) -> None:
    path = copied / name
    whole = path.read_bytes()
    match damage:
        case "missing":
            path.unlink()
        case "cut":
            path.write_bytes(whole[: whole.rindex(b'"')])
        case "not text":
            path.write_bytes(b"\xff\xfe" + whole)
        case "extra key":
            path.write_bytes(b'surprise = "x"\n' + whole)
        case "empty":
            path.write_bytes(b"")
    with pytest.raises(ContentError) as error:
        _read_whole(copied)
    said = str(error.value)
    assert name in said
    assert "records are untouched; install nc-tui again." in said
    assert "\n" not in said


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("stages.toml", 'mark = "thin"', 'mark = "sure"'),
        ("stages.toml", 'source = "S. Lachmann, a clinician"\n', ""),
        ("stages.toml", 'caution = "', 'cautoin = "'),
        ("breathing.toml", "seconds = 4", 'seconds = "4"'),
        ("breathing.toml", 'source = "Balban et al. 2023"\n', ""),
        ("choices.toml", "value = 1", 'value = "1"'),
        ("safety.toml", 'key = "a"\n', ""),
    ],
)
def test_a_misshapen_field_is_refused(copied: Path, name: str, old: str, new: str) -> None:
    path = copied / name
    whole = path.read_text("utf-8")
    assert old in whole
    path.write_text(whole.replace(old, new, 1), "utf-8")
    with pytest.raises(ContentError, match="misshapen"):
        _read_whole(copied)
