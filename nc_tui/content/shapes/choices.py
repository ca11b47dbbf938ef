"""The shape of choices.toml: what can be chosen besides contact, and what is said back."""

from nc_tui.content.shapes import Action, Choice, Labelled, Shape


class Trigger(Labelled, frozen=True):
    """What may set an urge off; ``key`` is one letter of its label."""

    key: str


class Mood(Shape, frozen=True):
    """A mood and its word; ``value`` runs from 1 (very low) to 5 (good)."""

    value: int
    label: str


class Night(Shape, frozen=True):
    """The night screen: two sentences, and the only ways on, by the ids of commands."""

    late: str
    rest: str
    ways: tuple[Choice, ...]


class SmallThing(Action, frozen=True):
    """One small thing to do; ``hours`` of the day it fits, the last not among them: (18, 2) goes
    over midnight."""

    hours: tuple[int, int] = (0, 24)

    def fits(self, hour: int) -> bool:
        first, end = self.hours
        return first <= hour < end if first < end else hour >= first or hour < end


class Milestone(Shape, frozen=True):
    """A number of whole days of one run, and the question asked when it is reached."""

    days: int
    text: str


class Milestones(Shape, frozen=True):
    """The usual milestones; ``own`` holds ``{days}``, ``yearly`` holds ``{years}``."""

    own: str
    yearly: str
    usual: tuple[Milestone, ...]


class Choices(Shape, frozen=True):
    """choices.toml: what can be chosen besides contact, and what is said back."""

    triggers: tuple[Trigger, ...]
    helped: tuple[Choice, ...]
    moods: tuple[Mood, ...]
    actions: tuple[SmallThing, ...]
    night: Night
    milestones: Milestones

    def small_things(self, day: int, hour: int) -> list[str]:
        """What fits ``hour``, 0 to 23. ``day``, a number that grows by one a day, turns the list,
        so that it does not begin with the same one every day."""
        fitting = [each.text for each in self.actions if each.fits(hour)]
        turn = day % max(1, len(fitting))
        return [*fitting[turn:], *fitting[:turn]]
