"""A report holds what was ticked and nothing else, and a browser finds nothing in it to run or
fetch."""

import re
from datetime import date, datetime, timedelta
from html.parser import HTMLParser
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from msgspec.structs import replace

from nc_tui.content.load import load_content
from nc_tui.content.report.document import report_of
from nc_tui.content.report.html import as_html
from nc_tui.content.report.plain import as_markdown
from nc_tui.core.records import (
    Answer,
    CheckIn,
    Contact,
    ContactKind,
    Entry,
    PlanItem,
    Record,
    Reflection,
    Urge,
    day_id,
)
from nc_tui.core.report import Part, ReportAsked
from nc_tui.core.span import Span
from nc_tui.core.state import Snapshot
from nc_tui.demo.year import records

WORDS = load_content()
NOW = datetime(2026, 11, 22, 14, 0, tzinfo=ZoneInfo("Europe/London"))
ZONE = "Europe/London"
EVERYTHING = ReportAsked(Span.ALL, frozenset(Part), initials=False)


def of(*kept: Record) -> Snapshot:
    def those(kind: type) -> list:  # type: ignore[type-arg]
        return [record for record in kept if isinstance(record, kind)]

    return Snapshot(
        those(Contact), those(Urge), those(Entry), those(CheckIn), those(Reflection),
        those(PlanItem),
    )  # fmt: skip


def typed(text: str, *, days: int = 3) -> dict[Part, list[Record]]:
    """A record in each part, its name and ``text`` wherever a person can type."""
    at = NOW - timedelta(days=days)
    day: date = at.date()

    def mark(part: str) -> str:
        return f"mark-{part} {text}"

    return {
        Part.CONTACT: [
            Contact(at=at, zone=ZONE, kind=ContactKind.MET, ends_run=True, resumes="at-once",
                    note=mark("contact"), before=mark("contact")),
        ],
        Part.URGES: [
            Urge(at=at, zone=ZONE, samples=((0.0, 7),), seconds=60, end="through", triggers=(),
                 note=mark("urges")),
        ],
        Part.CHECKINS: [
            CheckIn(id=day_id(day), day=day, at=at, zone=ZONE, mood=3, helped=(),
                    intention=mark("check-ins"), note=mark("check-ins")),
        ],
        Part.FEELINGS: [
            Reflection(id=day_id(day), kind="stages", day=day, at=at, zone=ZONE,
                       ticks=("anger-1",), answers=(Answer("anger-p1", mark("feelings")),)),
        ],
        Part.MOTIVES: [
            Reflection(kind="motivation", day=day, at=at, zone=ZONE, ticks=("motive-me-1",),
                       answers=(Answer("motive-p1", mark("motives")),)),
        ],
        Part.PLAN: [
            PlanItem(kind="reason", at=at, order=1, text=mark("plan")),
            PlanItem(kind="person", at=at, order=2, name=mark("plan"), reach="mark-plan"),
        ],
        Part.PAGES: [Entry(kind="entry", at=at, zone=ZONE, text=mark("pages"))],
    }  # fmt: skip


HIDDEN = [
    Entry(kind="letter", at=NOW, zone=ZONE, text="mark-never", opens=NOW, strength=5),
    Entry(kind="letter", at=NOW, zone=ZONE, text="mark-never", opens=NOW, decided="keep"),
    Entry(kind="entry", at=NOW, zone=ZONE, text="mark-never", away=NOW),
    Entry(kind="entry", at=NOW, zone=ZONE, text="mark-never", deleted=NOW),
]


def both(snapshot: Snapshot, asked: ReportAsked) -> tuple[str, str]:
    report = report_of(snapshot, asked, NOW, WORDS)
    return as_html(report, WORDS), as_markdown(report)


@pytest.mark.parametrize("part", Part)
def test_what_is_not_ticked_is_not_in_it(part: Part) -> None:
    kept = typed("")
    snapshot = of(*HIDDEN, *(record for those in kept.values() for record in those))
    for text in both(snapshot, ReportAsked(Span.QUARTER, frozenset({part}), initials=False)):
        marks = set(re.findall(r"mark-([a-z]+(?:-ins)?)", text))
        assert marks == ({part.value} if part is not Part.CHARTS else set())


def test_days_before_the_range_are_not_in_it() -> None:
    kept = typed("", days=40)
    snapshot = of(*(record for those in kept.values() for record in those))
    parts = frozenset(Part) - {Part.PLAN}
    for text in both(snapshot, ReportAsked(Span.MONTH, parts, initials=False)):
        assert "mark-" not in text
    for text in both(snapshot, ReportAsked(Span.QUARTER, parts, initials=False)):
        assert "mark-pages" in text


class Tags(HTMLParser):
    """Every tag of a page with its attributes, and its words."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.words = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        self.words += data


FETCHES = {"src", "href", "xlink:href", "srcset", "data", "action", "poster", "background", "style"}
HOSTILE = (
    '</style><script>x()</script><img src="http://a.example/p.png"><a href="http://b">b</a>'
    "<svg onload=x()> ![p](http://c/p.png) [l](http://d) | a | <!-- -- &lt;b&gt; 'q' \"q\""
)


def test_nothing_in_it_runs_or_is_fetched() -> None:
    hostile = [
        Urge(at=NOW, zone=ZONE, samples=((0.0, 8), (99.0, 2)), seconds=60, end="through",
             triggers=(HOSTILE,), next=HOSTILE)
    ] * 20  # fmt: skip
    kept = [record for those in typed(HOSTILE).values() for record in those]
    plain = [record for those in typed("x").values() for record in those]
    page, _ = both(of(*records(NOW), *kept, *hostile), EVERYTHING)
    found = Tags(page)
    assert not {"script", "link", "img", "a", "iframe", "object", "base", "form"} & set(found.tags)
    assert not FETCHES & {name for name, _ in found.attributes}
    assert not [name for name, _ in found.attributes if name.startswith("on")]
    assert "url(" not in page
    assert "@import" not in page
    assert "default-src 'none'" in page
    # The words themselves are there to read, and the page is built as with any others.
    assert HOSTILE in found.words
    without, _ = both(of(*records(NOW), *plain, *hostile), EVERYTHING)
    longer = {"div"}  # of a note that takes a line of its own
    shape = [tag for tag in found.tags if tag not in longer]
    assert [tag for tag in Tags(without).tags if tag not in longer] == shape


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="a<>&\"'[]()!*_`#|\\-+=.1 \n~:/h", max_size=60))
def test_what_was_typed_is_words_in_markdown_too(text: str) -> None:
    kept = [record for those in typed(f"a{text}").values() for record in those]
    _, markdown = both(of(*kept), EVERYTHING)
    tokens = MarkdownIt("commonmark").enable("table").parse(markdown)
    inline = [child for token in tokens for child in token.children or ()]
    kinds = {token.type for token in (*tokens, *inline)}
    assert not {"html_block", "html_inline", "image", "link_open", "code_inline", "fence"} & kinds
    assert not {"em_open", "strong_open"} & kinds
    headings = [t for t in tokens if t.type == "heading_open"]
    _, without = both(of(*(r for those in typed("a").values() for r in those)), EVERYTHING)
    plain = MarkdownIt("commonmark").enable("table").parse(without)
    assert len(headings) == len([t for t in plain if t.type == "heading_open"])


def test_charts_say_what_the_screen_says() -> None:
    parts = frozenset({Part.CHARTS, Part.CONTACT})
    report = report_of(of(*records(NOW)), ReportAsked(Span.YEAR, parts), NOW, WORDS)
    page, markdown = as_html(report, WORDS), as_markdown(report)
    said = Tags(page).words
    assert len(report.tables) == 9
    for table in report.tables:
        assert table.title in said
        assert table.n in said
        assert table.sentence in said
        assert table.sentence in markdown
    drawn = page.count("<svg ")
    assert drawn == sum(table.is_enough for table in report.tables) > 7


def test_nothing_recorded_is_a_page_that_says_so() -> None:
    page, markdown = both(Snapshot(), EVERYTHING)
    assert "<svg" not in page
    assert Tags(page).words.count("Too few to draw yet: ") == 9
    for text in (page, markdown):  # nothing stands where a number would
        assert not re.search(r"^\. |<p></p>", text, re.MULTILINE)
    assert "Nothing is written in it." in markdown


def test_a_motivation_check_says_on_which_side_each_tick_stood() -> None:
    check = typed("")[Part.MOTIVES][0]
    ticked = replace(check, ticks=("motive-healing", "my own words"))
    _, markdown = both(of(ticked), ReportAsked(parts=frozenset({Part.MOTIVES})))
    assert "  - for me: I want to rest, and to heal.\n" in markdown
    assert "  - for: my own words\n" in markdown


def test_it_says_what_was_left_out() -> None:
    page, _ = both(of(*records(NOW)), ReportAsked())
    said = Tags(page).words
    counted = "charts (counts of urges, check-ins and what days felt like)"
    assert f"In it: {counted}. Left out: the ledger of contact, urges one by one," in said
    assert "journal pages, letters." in said


def test_who_leaves_out_the_ledger_leaves_out_what_is_drawn_from_it() -> None:
    snapshot = of(*records(NOW))
    for text in both(snapshot, ReportAsked(Span.YEAR)):
        assert text.count("the ledger of contact,") == 1  # as left out
        assert WORDS.kind_label("looked") not in text
        assert "counts of urges" in text
    for text in both(snapshot, ReportAsked(Span.YEAR, frozenset({Part.CHARTS, Part.CONTACT}))):
        assert "counts of contact, urges" in text
        assert WORDS.kind_label("looked") in text


def test_it_begins_where_the_record_does() -> None:
    def title(days: int, span: Span) -> str:
        at = NOW - timedelta(days=days)
        page = Entry(kind="entry", at=at, zone=ZONE, text="mark-pages")
        report = report_of(of(page), ReportAsked(span, frozenset({Part.PAGES})), NOW, WORDS)
        assert len(report.pages) == (span is Span.ALL or days < 90)
        return report.title

    assert title(25, Span.QUARTER) == "A record, 28 October to 22 November 2026"
    assert title(400, Span.QUARTER) == "A record, 25 August to 22 November 2026"
    assert title(400, Span.ALL) == "A record, 18 October 2025 to 22 November 2026"
    assert title(0, Span.QUARTER) == "A record, 22 November 2026"
