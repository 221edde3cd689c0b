"""What a new scenario begins with, rule by rule: one small situation that an author writes over.

The words are short enough for the youngest band, so that they fit every band.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from smart_game.scenario.vocabulary import Band, Rule

_BANDS = (Band.FIVE_TO_SEVEN, Band.SEVEN_TO_NINE, Band.NINE_TO_ELEVEN)

SAYS_NOTHING = dict(
    zip(_BANDS, ("saying-nothing-mends-it", "i-can-sort-it-alone", "i-can-sort-it-alone"), strict=True)
)
"""The belief behind keeping quiet, for each band."""

CURRICULUM = dict(zip(_BANDS, ("NC-K1", "NC-K2a", "NC-K2a"), strict=True))
STRAND_YEAR = dict(zip(_BANDS, ("1", "3", "5"), strict=True))
"""Where a strand of Education for a Connected World is for a band: `PS-3`."""


@dataclass(frozen=True)
class Beginning:
    """A situation, and the choice in it that tempts.

    `beliefs` are the misconceptions behind that choice, one for each band; `pshe` the code for the infants
    and the one for the juniors.
    """

    title: str
    app: str
    page: str
    line: str
    text: str
    risky: str
    picture: str
    beliefs: tuple[str, str, str]
    happened: str
    why: str
    policy: str
    rshe: str
    strand: str
    pshe: tuple[str, str]
    notes: str = ""

    def belief(self, band: Band) -> str:
        """The misconception behind the tempting choice."""
        return self.beliefs[_BANDS.index(band)]

    def pshe_code(self, band: Band) -> str:
        """The code for this band."""
        return self.pshe[0 if band is Band.FIVE_TO_SEVEN else 1]


BEGINNINGS: Mapping[Rule, Beginning] = {
    Rule.SAFE: Beginning(
        title="The Name Box",
        app="tumbleden",
        page="New player",
        line="Which school do you go to?",
        text="Mei has a new game. It asks for her school. What could Mei do?",
        risky="Type the name of her school.",
        picture="type",
        beliefs=("cute-means-safe", "only-address-counts", "free-means-no-cost"),
        happened="Now the game knows her school.",
        why="A school is a clue.",
        policy="10.1-S",
        rshe="OSA4",
        strand="PS",
        pshe=("KS1-H34", "KS2-H42"),
    ),
    Rule.MEETING: Beginning(
        title="Sky Says Hello",
        app="tumbleden",
        page="Sky",
        line="meet me at the park!",
        text="Sky is new in the game. Sky wants to meet Mei. What could Mei do?",
        risky="Say yes. Sky is fun.",
        picture="meet",
        beliefs=("playing-makes-known", "public-place-is-safe", "kind-means-safe"),
        happened="Sky asks where she lives.",
        why="Mei only knows Sky from a game.",
        policy="10.1-M",
        rshe="OSA2",
        strand="OR",
        pshe=("KS1-R14", "KS2-R23"),
        notes="meeting-up",
    ),
    Rule.ACCEPTING: Beginning(
        title="A Box of Gems",
        app="gem-gem",
        page="You won!",
        line="Tap here to get your gems.",
        text="A box pops up. It says that Mei won. What could Mei do?",
        risky="Tap it. Be quick!",
        picture="tap",
        beliefs=("prize-is-mine", "be-quick", "be-quick"),
        happened="The box wants a password now.",
        why="Real prizes do not need one.",
        policy="10.1-A",
        rshe="WO6",
        strand="MI",
        pshe=("KS1-R19", "KS2-R28"),
    ),
    Rule.RELIABLE: Beginning(
        title="The Flying Cat",
        app="clipwell",
        page="This cat can fly!",
        line="9,000 likes",
        text="A clip shows a cat that can fly. What could Mei do?",
        risky="Send it to her friends.",
        picture="share",
        beliefs=("saw-it-so-real", "popular-is-true", "everyone-agrees-so-true"),
        happened="Now her friends think so too.",
        why="Likes do not make it true.",
        policy="10.1-R",
        rshe="WO7",
        strand="MI",
        pshe=("KS1-L9", "KS2-L12"),
    ),
    Rule.TELL: Beginning(
        title="The Odd Clip",
        app="clipwell",
        page="Next clip",
        line="Keep watching!",
        text="A clip makes Mei feel wobbly. What could Mei do?",
        risky="Keep it to herself.",
        picture="hide",
        beliefs=("in-trouble-if-i-tell", "in-trouble-if-i-tell", "adults-overreact"),
        happened="She still feels wobbly.",
        why="No one knows it yet.",
        policy="10.1-T",
        rshe="OSA6",
        strand="SI",
        pshe=("KS1-R20", "KS2-R29"),
    ),
    Rule.AGE: Beginning(
        title="Not yet for Mei",
        app="zibwing",
        page="Stop!",
        line="This app is for older people.",
        text="An app is for older people. What could Mei do?",
        risky="Say that she is older.",
        picture="type",
        beliefs=("guessing-is-allowed", "changing-year-hurts-nobody", "checks-are-just-annoying"),
        happened="The app lets her in.",
        why="It was made for older people.",
        policy="6.7",
        rshe="OSA3",
        strand="HW",
        pshe=("KS1-H28", "KS2-H37"),
    ),
    Rule.KIND: Beginning(
        title="The Hair Photo",
        app="chatternest",
        page="Our group",
        line="look at his hair! pass it on",
        text="Somebody sends a photo of Finn. They laugh at his hair. What could Mei do?",
        risky="Laugh and pass it on.",
        picture="laugh",
        beliefs=("funny-to-me-is-funny", "funny-so-shareable", "only-a-joke"),
        happened="Now more people laugh.",
        why="It is not funny for Finn.",
        policy="8.5",
        rshe="WO8",
        strand="OB",
        pshe=("KS1-R11", "KS2-R20"),
        notes="unkind-words",
    ),
    Rule.SCHOOL: Beginning(
        title="The Shut Page",
        app="web",
        page="This page is blocked",
        line="Ask a grown-up.",
        text="Mei looks for a game at school. The page is blocked. What could Mei do?",
        risky="Look for a way round.",
        picture="search",
        beliefs=("on-the-tablet-so-mine", "way-round-is-clever", "way-round-is-clever"),
        happened="An odd page fills the screen.",
        why="The block keeps odd pages out.",
        policy="7.2",
        rshe="WO11",
        strand="PS",
        pshe=("KS1-H34", "KS2-H38"),
    ),
}
