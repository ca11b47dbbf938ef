"""A made-up year, the same on every run: for ``nc-tui demo``, pictures, snapshots and benches."""

import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Literal

from nc_tui.core.records import (
    Answer,
    CheckIn,
    Contact,
    ContactKind,
    Entry,
    PlanItem,
    Record,
    Reflection,
    RuleKind,
    Urge,
    day_id,
)

PAGES = (
    "# Could not sleep, did not write\n\nWoke at two with the sentence already written in my head. "
    "The phone was on the shelf in the hall, where I put it on Friday, so there were eleven steps "
    "between me and it.\n\nI did not take them. I breathed until the number was a four and then I "
    "wrote the sentence here instead:\n\n> I only want to know whether you are sleeping.\n\nIt is "
    "not really a question for them. I am the one who is not sleeping.\n\nTomorrow: sheets, shop, "
    "Sam at six.\n\n#sleep #phone-in-the-hall",
    "Sam's kitchen, the loud kind of quiet\n\nSoup, and nobody asked. #sam",
    "The song in the supermarket\n\nAisle four. I put the basket down and went outside. #song",
    "What I was keeping ready\n\nTheir cup. It is in the box now.",
    "Swam. Forty minutes of nothing\n\nWater in the ears is the best kind of quiet.",
    "The flat, the keys, the e-mail\n\nThree lines, no more. **Keys**, date, thanks.",
    "A good hour surprised me\n\nI noticed only afterwards that it had been an hour. #good",
    "Three things I put up with\n\n1. The silences.\n2. The jokes about Sam.\n3. Being late alone.",
    "First whole Sunday\n\n- bread\n- radio\n- the long way round the lake",
    "Sister called. I told her.\n\nShe said she had known since June.",
    "Half the wardrobe is mine\n\nIt looks like teeth are missing. It will not always.",
    "Rain, bread, radio\n\nNothing to report, which is a kind of report.",
    "Coast, alone, both days\n\nThe wind did the talking.",
    "Therapy, notes\n\n*Urgency is a feeling, not an instruction.*",
    "Moved the desk to the window\n\nThe light comes in from the left now.",
)
SLIPS = (358, 357, 352, 340, 331, 301, 262, 220, 183, 142, 110, 69)
"""Days ago on which contact ended a run, besides the three of the last month."""

WAYS = (None, "person", "letter", "activity", "journal")
"""What came after an urge; None where nothing was said."""

REASONS = (
    "I want to sleep through the night again.",
    "My mornings belong to me.",
    "I said I would finish the course, and I mean it.",
)
SENTENCES = (
    ("I want to write after ten", "I call Sam"),
    ("I open their profile", "I put the phone in the hall"),
)


def records(now: datetime) -> Iterator[Record]:
    """Everything a person might have kept in a year that ends at ``now``."""
    chance = random.Random(7)
    zone = str(now.tzinfo)
    yield from _contacts(now, zone)
    yield from _urges(now, zone, chance)
    yield from _pages(now, zone, chance)
    yield from _days(now, zone, chance)
    yield from _plan(now)


def _back(now: datetime, days: int, hour: int, minute: int = 0) -> datetime:
    return (now - timedelta(days=days)).replace(hour=hour, minute=minute, second=0, microsecond=0)


def _contacts(now: datetime, zone: str) -> Iterator[Record]:
    yield Contact(
        id=1, at=_back(now, 361, 20), zone=zone, kind=ContactKind.START, ends_run=True,
        resumes="at-once",
    )  # fmt: skip
    kinds = (ContactKind.REPLIED, ContactKind.REACHED_OUT, ContactKind.MET)
    ended: list[tuple[int, ContactKind, str | None]] = [
        (days, kinds[index % 3], None) for index, days in enumerate(SLIPS)
    ]
    ended += [(28, ContactKind.LOOKED, None), (26, ContactKind.REPLIED, None)]
    ended += [(23, ContactKind.REACHED_OUT, "a text")]
    for days, kind, note in ended:
        yield Contact(
            at=_back(now, days, 21, 10), zone=zone, kind=kind, ends_run=True, resumes="at-once",
            note=note,
        )  # fmt: skip
    for days, kind, note in (
        (26, ContactKind.THEY_WROTE, "about the flat"),
        (42, ContactKind.NECESSARY, "keys, by e-mail"),
        (50, ContactKind.DRAFTED, "as a letter"),
    ):
        yield Contact(at=_back(now, days, 8, 15), zone=zone, kind=kind, ends_run=False, note=note)


def _urges(now: datetime, zone: str, chance: random.Random) -> Iterator[Record]:
    triggers = ("lonely", "night", "song", "profile", "alcohol", "memory")
    for _ in range(128):
        at = _back(now, chance.randint(2, 360), chance.choice((17, 21, 22, 22, 23, 23, 0, 1)))
        yield _urge(at, zone, chance.choice(triggers), chance)
    samples = ((6.0, 7), (70.0, 8), (190.0, 8), (280.0, 6), (400.0, 6), (520.0, 4), (660.0, 3))
    yield Urge(
        at=_back(now, 1, 23, 40), zone=zone, samples=samples, seconds=668.0, end="through",
        triggers=("night",), pattern="slow",
    )  # fmt: skip


def _urge(at: datetime, zone: str, trigger: str, chance: random.Random) -> Urge:
    level, second = chance.randint(6, 9), 4.0
    samples: list[tuple[float, int]] = []
    while len(samples) < 7 and level > 1:
        samples.append((second, level))
        second += chance.randint(50, 150)
        level = max(1, min(9, level + chance.choice((-2, -1, -1, 0, 1))))
    end: Literal["left", "through"] = "through" if level < 5 else "left"
    return Urge(
        at=at, zone=zone, samples=tuple(samples), seconds=second, end=end, triggers=(trigger,),
        pattern="slow", next=WAYS[int(second) % len(WAYS)],
    )  # fmt: skip


def _pages(now: datetime, zone: str, chance: random.Random) -> Iterator[Record]:
    moods = (2, 4, 2, 3, 5, 4, 5, 3, 4, 3, 2, 4, 5, 3, 4)
    day = 0
    for index in range(90):
        yield Entry(
            kind="entry", at=_back(now, day, 2 if index == 0 else chance.randint(8, 22), 31),
            zone=zone, text=PAGES[index % len(PAGES)], mood=moods[index % len(moods)],
        )  # fmt: skip
        day += chance.randint(1, 5) + (index == 0)


def _days(now: datetime, zone: str, chance: random.Random) -> Iterator[Record]:
    recent = {13: 3, 12: 1, 11: 3, 9: 3, 8: 4, 7: 3, 6: 4, 5: 4, 3: 3, 2: 4, 1: 5}
    for days in range(1, 200):
        mood = recent.get(days) if days < 14 else chance.choice((1, 2, 2, 3, 3, 4, 5, None))
        if mood is None:
            continue
        at = _back(now, days, 20, 30)
        yield CheckIn(
            id=day_id(at.date()), day=at.date(), at=at, zone=zone, mood=mood,
            helped=tuple(chance.sample(("slept", "ate", "spoke", "moved"), 2)),
        )  # fmt: skip
    yield from _felt(now, zone, chance)


def _felt(now: datetime, zone: str, chance: random.Random) -> Iterator[Record]:
    stages = ("desperation", "denial", "bargaining", "anger", "acceptance", "hope")
    for week in (*range(12), *range(-40, 0)):  # the last twelve first: they stay as they were
        turn = week // 2 if week >= 0 else (week + 40) // 7
        for back in range(chance.randint(1, 3)):
            at = _back(now, 7 * (11 - week) + back + 1, 20, 10)
            felt = stages[min(5, turn)], stages[min(5, turn + 1)]
            yield Reflection(
                id=day_id(at.date()), kind="stages", day=at.date(), at=at, zone=zone,
                ticks=tuple(f"{stage}-{chance.randint(1, 3)}" for stage in dict.fromkeys(felt)),
                answers=(Answer("anger-p3", "My mornings."),) if week == 6 else (),
            )  # fmt: skip
    for days, ticks, answer in (
        (96, ("motive-longing", "motive-validation"), "For them to notice that I am quiet."),
        (34, ("motive-part", "motive-healing", "motive-longing"), "For a message on my birthday."),
    ):
        at = _back(now, days, 22, 5)
        yield Reflection(
            kind="motivation", day=at.date(), at=at, zone=zone, ticks=ticks,
            answers=(Answer("motive-p1", answer),),
        )  # fmt: skip


def _plan(now: datetime) -> Iterator[Record]:
    at = _back(now, 300, 19)
    yield PlanItem(
        kind="rule", at=at, order=1, rule=RuleKind.LIMITED, channels=("e-mail",),
        topics=("the lease",),
    )  # fmt: skip
    yield PlanItem(kind="rule", at=_back(now, 110, 9), order=2, rule=RuleKind.FULL)
    for order, text in enumerate(REASONS, 1):
        yield PlanItem(kind="reason", at=at, order=order, text=text)
    for order, (condition, deed) in enumerate(SENTENCES, 1):
        yield PlanItem(kind="if-then", at=at, order=order, if_=condition, then=deed)
    for order, text in enumerate(("Cook something only I like.", "Sunday swims with Ines."), 1):
        yield PlanItem(kind="activity", at=at, order=order, text=text)
    for order, (name, reach, hours) in enumerate(
        (
            ("Sam", "07700 900142", "any hour"),
            ("Sister", "07700 900318", "until 23:00"),
            ("Dr Okoye", "020 7946 0155", "weekdays"),
        )
    ):
        yield PlanItem(kind="person", at=at, order=order, name=name, reach=reach, hours=hours)
