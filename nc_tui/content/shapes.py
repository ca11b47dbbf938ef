"""The shapes of the shipped words: one struct a table of the TOML files beside this module.

Fields that end in a full stop or a question mark are sentences; ``name``, ``label`` and ``title``
are labels and end in none. A key no struct names is an error, so that a slip of the pen shows.
"""

from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from nc_tui.core.breathing import Pattern
from nc_tui.core.distress import says_any
from nc_tui.core.reply import Heard

Mark = Literal["solid", "some", "thin"]
"""How sure a claim is: several studies agree, one or two studies, lay or clinical opinion."""


class Shape(Struct, frozen=True, forbid_unknown_fields=True):
    """What every table of words has in common."""


class Worded(Shape, frozen=True):
    """A sentence or question with an id, which is what records keep."""

    id: str
    text: str


class Statement(Worded, frozen=True):
    """Something a day may feel like, in the person's voice; ticked or not, never scored."""


class Prompt(Worded, frozen=True):
    """One question to write about, or not."""


class Action(Worded, frozen=True):
    """One small thing to do."""


class Stage(Shape, frozen=True):
    """One of the seven feelings. ``safety_topic`` is the topic its caution leads to, or empty."""

    id: str
    name: str
    about: str
    statements: tuple[Statement, ...]
    prompts: tuple[Prompt, ...]
    action: Action
    caution: str
    source: str
    mark: Mark
    safety_topic: str = ""

    @property
    def items(self) -> tuple[Worded, ...]:
        """Everything of this stage that a record may name by its id."""
        return (*self.statements, *self.prompts, self.action)


class Stages(Shape, frozen=True):
    """stages.toml: the feelings in the order shown, and a sentence on how sure they are."""

    note: str
    stages: tuple[Stage, ...]


class TaughtPattern(Pattern, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A breathing pattern of ours, with what is known of it; a person's own is a Pattern."""

    evidence: str
    source: str
    mark: Mark


class Breathing(Shape, frozen=True):
    """breathing.toml. ``caution`` is shown with the first breath and in help, ``first_time``
    before it where there is room; ``evidence`` is about slow breathing as such."""

    caution: str
    first_time: str
    evidence: str
    source: str
    mark: Mark
    patterns: tuple[TaughtPattern, ...]


class SafetyLine(Shape, frozen=True):
    """Whom to call in a group of countries (ISO 3166 codes; none: everywhere else).

    ``talk`` and ``abuse`` are shown as they stand; ``abuse`` is empty where no line is known,
    ``abuse_note`` says whom it does not serve. ``emergency`` holds bare numbers.
    """

    id: str
    name: str
    countries: tuple[str, ...]
    talk: str
    talk_by: str = ""
    abuse: str = ""
    abuse_note: str = ""
    emergency: tuple[str, ...] = ()


class Topic(Shape, frozen=True):
    """A short page of Safety, opened by ``key``; each of ``lines`` is a paragraph."""

    id: str
    key: str
    title: str
    lines: tuple[str, ...]


class HeardOfDanger(Shape, frozen=True):
    """Words that say more than a search: of dying or harm, and of being hurt or followed."""

    harm: tuple[str, ...]
    being_hurt: tuple[str, ...]


class Safety(Shape, frozen=True):
    """safety.toml. ``checked`` is the month the numbers were last seen, ``YYYY-MM``.

    ``first_run`` holds ``{key}`` and ``danger`` holds ``{numbers}``, for a screen that draws
    them in another colour; the methods fill them in. ``country_asked`` holds ``{country}``.
    """

    checked: str
    checked_words: str
    first_run: str
    danger: str
    danger_elsewhere: str
    cover_limit: str
    country_asked: str
    country_unknown: str
    danger_heard: str
    abuse_heard: str
    abuse_heard_elsewhere: str
    heard: HeardOfDanger
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

    def answer_to(self, asked: str, line: SafetyLine) -> str:
        """What comes before all else where ``asked`` speaks of danger, with the numbers of
        ``line``; "" where it does not."""
        if says_any(asked, self.heard.harm):
            return f"{self.danger_heard.format(talk=line.talk)} {self.danger_words(line)}"
        if says_any(asked, self.heard.being_hurt):
            if not line.abuse:
                return f"{self.abuse_heard_elsewhere} {self.danger_words(line)}"
            return f"{self.abuse_heard.format(abuse=line.abuse)} {self.danger_words(line)}"
        return ""

    def first_run_words(self, key: str) -> str:
        """The first thing a new person reads, with the key that opens Safety there."""
        return self.first_run.format(key=key)

    def topic(self, topic_id: str) -> Topic | None:
        return next((topic for topic in self.topics if topic.id == topic_id), None)


class Labelled(Shape, frozen=True):
    """Something to choose: an id, which is what records keep, and a short label."""

    id: str
    label: str


class Trigger(Labelled, frozen=True):
    """What may set an urge off; ``key`` is one letter of its label."""

    key: str


class Choice(Labelled, frozen=True):
    """One thing to tick in a list."""


class Kind(Labelled, frozen=True):
    """A kind of contact as the ledger offers it; ``key`` is one letter of its label."""

    key: str


class Rule(Labelled, frozen=True):
    """A rule of contact, and one sentence on what it means."""

    about: str


class Mood(Shape, frozen=True):
    """A mood and its word; ``value`` runs from 1 (very low) to 5 (good)."""

    value: int
    label: str


class Night(Shape, frozen=True):
    """The night screen: two sentences, and the only ways on, by the ids of commands."""

    late: str
    rest: str
    ways: tuple[Choice, ...]


class AfterContact(Shape, frozen=True):
    """What is said once an entry stands in the ledger; ``ended`` holds ``{days}``."""

    ended: str
    ended_one_day: str
    ended_no_days: str
    goes_on: str
    necessary: str
    necessary_order: str
    they_wrote: str
    no_run: str
    later: str


class RuleSays(Shape, frozen=True):
    """The rule in one sentence. The first three, for limited contact, hold ``{topics}`` and
    ``{channels}``; ``limited`` is said where the person named neither."""

    topics: str
    channels: str
    both: str
    limited: str
    space: str
    order: str


class Milestone(Shape, frozen=True):
    """A number of whole days of one run, and the question asked when it is reached."""

    days: int
    text: str


class Milestones(Shape, frozen=True):
    """The usual milestones; ``own`` holds ``{days}``, ``yearly`` holds ``{years}``."""

    own: str
    yearly: str
    usual: tuple[Milestone, ...]


class Way(Labelled, frozen=True):
    """One way on, taken by the letter ``key``, and one sentence on where it leads."""

    key: str
    about: str


class First(Shape, frozen=True):
    """What the rule of that id has to say before anything is answered; ``practical`` stands
    under that answer instead of the usual words."""

    rule: str
    practical: str
    opening: str
    lines: tuple[str, ...]
    choices: tuple[Way, ...]


class TheyWrote(Shape, frozen=True):
    """They wrote; ``named`` holds ``{them}``. ``answers`` are what a contact keeps as its
    ``answer``; ``evidence`` is said once a message was unsafe, ``drafted`` once a draft was
    kept."""

    opening: str
    named: str
    about: str
    breath: str
    question: str
    evidence: str
    drafted: str
    answers: tuple[Way, ...]
    firsts: tuple[First, ...]

    def opening_by(self, them: str) -> str:
        """The opening, with what the person calls them; "" for no name."""
        return self.named.replace("{them}", them) if them else self.opening

    def first(self, rule: str) -> First | None:
        """What stands before an answer under that rule, if anything does."""
        return next((first for first in self.firsts if first.rule == rule), None)

    def answers_under(self, rule: str) -> tuple[Way, ...]:
        """``answers`` in the words of the rule: none is asked for where it speaks against one."""
        first = self.first(rule)
        if first is None:
            return self.answers
        said = {"practical": first.practical}
        return tuple(replace(way, about=said.get(way.id, way.about)) for way in self.answers)


class ReplyRule(Labelled, frozen=True):
    """One of the four rules of a short answer; ``hint`` may hold ``{seen}``."""

    about: str
    hint: str


class HeardWords(Heard, frozen=True, forbid_unknown_fields=True):
    """The words a draft is listened for."""


class Reply(Shape, frozen=True):
    """A short, practical answer. ``prompt`` stands above a draft that goes into the journal."""

    title: str
    about: str
    example: str
    source: str
    mark: Mark
    prompt: str
    rules: tuple[ReplyRule, ...]
    question: str
    endings: tuple[Way, ...]
    sent: str
    sent_about: str
    heard: HeardWords


class Choices(Shape, frozen=True):
    """choices.toml: everything that can be chosen, and what is said back."""

    start_label: str
    triggers: tuple[Trigger, ...]
    helped: tuple[Choice, ...]
    moods: tuple[Mood, ...]
    kinds: tuple[Kind, ...]
    rules: tuple[Rule, ...]
    actions: tuple[Action, ...]
    rule_says: RuleSays
    night: Night
    after_contact: AfterContact
    milestones: Milestones
    they_wrote: TheyWrote
    reply: Reply


class AfterWay(Labelled, frozen=True):
    """What may come after a breath. The label may hold ``{name}`` or ``{activity}``; ``did`` says
    it as something that was done."""

    key: str
    did: str


class Activity(Shape, frozen=True):
    """One small thing to do."""

    title: str
    about: str


class Sense(Shape, frozen=True):
    """So many things of one sense."""

    count: int
    label: str


class Grounding(Shape, frozen=True):
    """By the senses back to where one is."""

    title: str
    about: str
    done: str
    steps: tuple[Sense, ...]


class OfferedCard(Shape, frozen=True):
    """A card of the library that is offered, by its id."""

    id: str


class After(Shape, frozen=True):
    """after.toml: what is asked once a breath is over. ``cards`` are those to read then."""

    ways: tuple[AfterWay, ...]
    cards: tuple[OfferedCard, ...]
    activity: Activity
    grounding: Grounding


class PlanSection(Shape, frozen=True):
    """One part of the plan; ``id`` is the kind of its records.

    ``empty`` is said while nothing is in it, ``asks`` stands above the question and ``label``
    beside the first field; ``offers`` are wordings to begin with.
    """

    id: str
    title: str
    empty: str
    asks: str
    label: str
    offers: tuple[str, ...] = ()


class Plan(Shape, frozen=True):
    """plan.toml: the parts of the plan in the order shown, and what its questions say."""

    sections: tuple[PlanSection, ...]
    then_label: str
    reach_label: str
    hours_label: str
    topics_label: str
    channels_example: str
    topics_example: str
    offers_label: str
    unfinished: str
    nameless: str
    wordless: str
    kept_rule: str
    taken_out: str

    def section(self, kind: str) -> PlanSection:
        """The part of that kind; KeyError for none."""
        return {section.id: section for section in self.sections}[kind]


class SettingWords(Labelled, frozen=True):
    """One setting by its name, and one sentence on what a change of it does."""

    about: str


class SettingGroup(Shape, frozen=True):
    """Settings that stand together."""

    title: str
    settings: tuple[SettingWords, ...]


class SettingsWords(Shape, frozen=True):
    """settings.toml. ``countries`` are those whose lines Safety knows, by ISO 3166 code."""

    title: str
    groups: tuple[SettingGroup, ...]
    system: str
    guessed: str
    nobody: str
    moving: str
    plain: str
    drawn: str
    still: str
    shown: str
    hidden: str
    hints_on: str
    hints_off: str
    none: str
    kept: str
    search: str
    nothing_found: str
    countries: tuple[Labelled, ...]
    elsewhere: str


class Before(Shape, frozen=True):
    """What was going on just before a contact; ``own_words`` labels the field for other words."""

    question: str
    about: str
    own_words: str


class Now(Shape, frozen=True):
    """What may help after a contact. ``gentle`` are ids of small actions; ``kept`` is said once
    the plan's sentence is."""

    question: str
    about: str
    kept: str
    ways: tuple[Way, ...]
    gentle: tuple[str, ...]


class NextTime(Shape, frozen=True):
    """A sentence for the plan. ``ifs`` are its first half by trigger, ``unsaid`` without one;
    ``night`` holds ``{words}``."""

    title: str
    about: str
    example: str
    example_alone: str
    missing: str
    source: str
    mark: Mark
    unsaid: str
    night: str
    ifs: dict[str, str]


class Slip(Shape, frozen=True):
    """slip.toml: what is asked once a contact ended a run."""

    before: Before
    now: Now
    plan: NextTime
