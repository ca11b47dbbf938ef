"""The shape of safety.toml: whom to call, in which country, and what to read there."""

from typing import Literal

from nc_tui.content.shapes import Shape

Danger = Literal["theirs", "self", "others", "hurt"]
"""Who may come to harm: the other by their own hand, the person, someone by the person's hand,
the person by another's."""


class SafetyLine(Shape, frozen=True):
    """Whom to call in a group of countries (ISO 3166 codes; none: everywhere else).

    ``talk`` and ``abuse`` are shown as they stand; ``abuse`` is empty where no line is known,
    ``abuse_note`` says whom it does not serve. ``emergency`` holds bare numbers. ``sources`` are
    where the numbers stood, ``page_of`` the year of the newest of these, "" where none said.
    """

    id: str
    name: str
    countries: tuple[str, ...]
    talk: str
    talk_by: str = ""
    abuse: str = ""
    abuse_note: str = ""
    emergency: tuple[str, ...] = ()
    page_of: str = ""
    sources: tuple[str, ...] = ()


class Topic(Shape, frozen=True):
    """A short page of Safety, opened by ``key``; each of ``lines`` is a paragraph."""

    id: str
    key: str
    title: str
    lines: tuple[str, ...]


class Safety(Shape, frozen=True):
    """safety.toml. ``checked`` is the month the numbers were last seen, ``YYYY-MM``.

    ``first_run`` holds ``{key}``, which the screen draws in another colour; ``danger`` holds
    ``{numbers}``. ``country_asked`` holds ``{country}``.
    """

    checked: str
    checked_words: str
    checked_words_of: str
    first_run_about: str
    first_run: str
    danger: str
    danger_elsewhere: str
    country_asked: str
    country_unknown: str
    danger_heard: str
    abuse_heard: str
    abuse_heard_elsewhere: str
    theirs_heard: str
    others_heard: str
    local_emergency: str
    lines: tuple[SafetyLine, ...]
    topics: tuple[Topic, ...]

    def line_for(self, country: str | None) -> SafetyLine:
        """The line that serves an ISO 3166 country code, in any case; else the one for
        everywhere else."""
        code = (country or "").strip().upper()
        elsewhere = next(line for line in self.lines if not line.countries)
        return next((line for line in self.lines if code in line.countries), elsewhere)

    def danger_words(self, line: SafetyLine) -> str:
        """What to do in danger now, with the numbers of ``line``."""
        if not line.emergency:
            return self.danger_elsewhere
        return self.danger.format(numbers=" or ".join(line.emergency))

    def beside(self, home: SafetyLine) -> tuple[SafetyLine, ...]:
        """``home``, and the line for everywhere else."""
        return (home, *(line for line in self.lines if not line.countries and line is not home))

    def others(self, home: SafetyLine) -> tuple[SafetyLine, ...]:
        """The lines of other countries."""
        return tuple(line for line in self.lines if line not in self.beside(home))

    def seen_words(self, line: SafetyLine) -> str:
        """When the numbers of ``line`` were seen, and on pages of which year."""
        if not line.page_of:
            return self.checked_words
        return self.checked_words_of.format(year=line.page_of)

    def emergency_of(self, line: SafetyLine) -> str:
        """The emergency numbers of ``line``, as they stand in a sentence."""
        return " or ".join(line.emergency) or self.local_emergency

    def first_help(self, danger: Danger, line: SafetyLine) -> str:
        """Whom to call first where words speak of ``danger``, in one sentence or two."""
        match danger:
            case "theirs":
                numbers = self.emergency_of(line)
                return self.theirs_heard.format(numbers=numbers, talk=line.talk)
            case "others":
                return self.others_heard.format(talk=line.talk)
            case "hurt" if line.abuse:
                return self.abuse_heard.format(abuse=line.abuse)
            case "hurt":
                return self.abuse_heard_elsewhere
        return self.danger_heard.format(talk=line.talk)

    def answer_to(self, danger: Danger, line: SafetyLine) -> str:
        """What comes before all else where words speak of ``danger``, with the numbers of
        ``line``."""
        first = self.first_help(danger, line)
        return first if danger == "theirs" else f"{first} {self.danger_words(line)}"

    def topic(self, topic_id: str) -> Topic | None:
        return next((topic for topic in self.topics if topic.id == topic_id), None)
