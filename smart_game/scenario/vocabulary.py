"""The closed lists of words that a pack may use: rules, outcomes, bands, moods and the rest."""

from enum import StrEnum


class Rule(StrEnum):
    """The eight things the game teaches, in the order of the trail."""

    SAFE = "safe"
    MEETING = "meeting"
    ACCEPTING = "accepting"
    RELIABLE = "reliable"
    TELL = "tell"
    AGE = "age"
    KIND = "kind"
    SCHOOL = "school"


class Outcome(StrEnum):
    """How safe a choice keeps the hero; never shown to a child as a mark."""

    SAFER = "safer"
    UNSURE = "unsure"
    RISKY = "risky"


class Sensitivity(StrEnum):
    """How much care a scenario needs; a teacher's key opens sensitive ones."""

    GENTLE = "gentle"
    STANDARD = "standard"
    SENSITIVE = "sensitive"


class Note(StrEnum):
    """What in a scenario may be hard for somebody; told to the teacher, and to a child before it starts."""

    UNKIND_WORDS = "unkind-words"
    LEFT_OUT = "left-out"
    SOMEBODY_NEW = "somebody-new"
    SECRETS = "secrets"
    MEETING_UP = "meeting-up"
    LOSING_THINGS = "losing-things"
    SCARY_PICTURE = "scary-picture"
    PRESSURE = "pressure"
    FAMILY_CHANGE = "family-change"
    ILLNESS = "illness"

    @property
    def told(self) -> str:
        """What a teacher reads, after "In it:"."""
        return self.value.replace("-", " ")


class Band(StrEnum):
    """The ages, in years, that a pack is written for."""

    FIVE_TO_SEVEN = "5-7"
    SEVEN_TO_NINE = "7-9"
    NINE_TO_ELEVEN = "9-11"


class Mood(StrEnum):
    """What a face on a card shows."""

    HAPPY = "happy"
    EXCITED = "excited"
    THINKING = "thinking"
    WORRIED = "worried"
    SAD = "sad"
    CROSS = "cross"


class Device(StrEnum):
    """What a picture's live content is shown on."""

    TABLET = "tablet"
    LAPTOP = "laptop"
    PHONE = "phone"
    CONSOLE = "games-console"
    SPEAKER = "smart-speaker"
