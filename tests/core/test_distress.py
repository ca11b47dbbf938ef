"""Words in a search that say more than a search."""

import pytest

from nc_tui.content.danger import load_danger
from nc_tui.content.load import load_content
from nc_tui.core.distress import Phrases

DANGER = load_danger()

HEARD = {
    "self": (
        "i want to die", "Kill Myself", "how to end my life tonight", "I can’t go on", "suicidé",
        "self-harm", "i  dont want to live", "no point in living",
        "there's no point in living anymore", "i dont want to wake up",
        "I don't want to wake up tomorrow", "jump off the bridge", "jumping in front of a train",
        "i want to end it all", "everyone would be better off without me",
        "nothing left to live for", "life isn't worth living", "kms", "sucidal", "kil my self",
        "i wish i was never born", "tired of living", "take all my pills", "cut my wrists",
        "wanna just disappear", "do not want to be here", "the painless way to die", "unalive",
        "whats the point of living", "i cant live like this", "going to die tonight",
        "i should just die", "hope i dont wake up", "thinking about dying",
        "i do not want to exist", "ich will nicht mehr leben", "ich bring mich um", "Selbstmord",
        "möchte sterben", "je veux mourir", "j'ai envie d'en finir avec la vie", "quiero morir",
        "no quiero vivir más", "voglio morire", "non voglio più vivere", "quero morrer",
        "não quero mais viver", "ik wil dood", "ik wil niet meer leven", "chcę umrzeć",
        "nie chcę żyć", "zabić się",
    ),
    "theirs": (
        "she threatens to kill herself", "he says he will kill himself if i go", "he's suicidal",
        "my ex wants to die", "she says she'll die without me", "suicide threats",
        "they threatened suicide", "what if he does something to himself",
        "er droht sich umzubringen", "sie will sich umbringen", "il menace de se suicider",
        "dice que va a matarse", "minaccia di uccidersi", "grozi że się zabije",
    ),
    "others": (
        "i want to hurt him", "i'm going to kill her", "kill them", "i could stab someone",
        "urge to hit her", "i want him dead",
    ),
    "hurt": (
        "he hits me", "I'm afraid of her", "being STALKED", "she threatens me", "he choked me",
        "he will kill me", "afraid of what he will do", "he pushed me against the wall",
        "tracks my phone", "he won't leave me alone", "outside my house again",
        "i dont feel safe", "threatening to share my nudes", "he forced me", "domestic violence",
        "er schlägt mich", "ich habe Angst vor ihm", "il me frappe", "me pega", "le tengo miedo",
        "mi picchia", "ele me bateu", "hij slaat me", "boję się go", "uderzył mnie",
    ),
}  # fmt: skip

HARMLESS = (
    "", "is it backfiring", "it hurts", "the grape diet", "will it die down", "skill",
    "this cover band kills me", "dying to see him", "it kills me to see them",
    "it hit me last night", "it hit me that it is over", "i miss her so much it hurts",
    "he hurt me", "she hurt me so badly", "i cant live without her", "i dont want to die alone",
    "my phone died", "our love is dead", "dead tired", "killing time", "he killed it at karaoke",
    "should i end it", "cut him off", "i dont want to hurt her", "will it hurt them",
    "take my life back", "he pushed me away", "he follows me on instagram",
    "i dont want to live with my parents", "hit her up", "does he miss me",
    "should i unblock him", "is she with someone new", "going cold turkey",
    "what is the point of no contact", "no reason to text", "scared of losing them",
    "i want the old us", "birthday", "jump to conclusions", "burning bridges", "broken heart",
    "i want to", "walk over the bridge", "end of the year", "crying in the car",
    "ich vermisse ihn", "elle me manque", "te extraño", "mi manchi", "saudade", "ik mis hem",
    "tęsknię", "wir leben nicht mehr zusammen", "er fehlt mir", "je veux le revoir",
    "quiero volver", "i will survive", "life after the breakup", "i miss my old life",
    "he wants to end it", "letting go of the end",
)  # fmt: skip


def test_the_lists_are_long_enough() -> None:
    assert sum(len(phrases) for phrases in HEARD.values()) >= 60
    assert len(HARMLESS) >= 40


@pytest.mark.parametrize(
    ("danger", "asked"), [(danger, asked) for danger, all_of in HEARD.items() for asked in all_of]
)
def test_words_of_danger_are_heard(danger: str, asked: str) -> None:
    assert DANGER.in_words(asked) == danger


@pytest.mark.parametrize("asked", HARMLESS)
def test_what_is_said_at_every_ending_is_not(asked: str) -> None:
    assert DANGER.in_words(asked) is None


def test_each_danger_is_answered_with_whom_to_call() -> None:
    safety = load_content().safety
    line = safety.line_for("GB")
    assert "116 123" in safety.answer_to("self", line)
    assert "999 or 112" in safety.answer_to("self", line)
    assert "0808 2000 247" in safety.answer_to("hurt", line)
    assert "116 123" in safety.answer_to("others", line)
    theirs = safety.answer_to("theirs", line)
    assert "not yours to hold alone" in theirs
    assert "Call 999 or 112 for them" in theirs
    assert "local emergency number" in safety.answer_to("theirs", safety.line_for(None))


def test_a_phrase_says_what_may_vary() -> None:
    phrases = Phrases(["a|b? c_d e* !f", "g ~ h", "i {name}"], {"name": "j|k"})
    for heard in ("c d e", "A c d eel", "b, c-d e g", "g h", "g 1 2 3 h", "i K", "í j"):
        assert phrases.heard_in(heard), heard
    for other in ("c d e f", "a c e", "g 1 2 3 4 h", "i", "xi j"):
        assert not phrases.heard_in(other), other
    assert not Phrases([]).heard_in("anything")
