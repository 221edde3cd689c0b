"""Makes the sounds of the game from numbers: `python make_sounds.py [FOLDER]`.

It needs only Python's standard library. Run again, it writes the same bytes. Every sound is short,
begins and ends softly, and keeps below about 3 kHz, so that nothing is shrill; the notes come from
one scale (C, D, E, G, A), so that sounds that overlap agree with each other.
"""

import math
import random
import sys
import wave
from array import array
from collections.abc import Callable, Sequence
from pathlib import Path

RATE = 22050
"""Samples a second."""

TOP = 32767
"""The loudest that a 16-bit sample can be."""

C4, E4, G4, A4 = 261.63, 329.63, 392.00, 440.00
C5, D5, E5, G5, C6 = 523.25, 587.33, 659.26, 783.99, 1046.50

Samples = list[float]
Partials = Sequence[tuple[float, float, float]]
"""For each partial: times the note's frequency, how loud, and seconds until it has faded to a third."""

WARM: Partials = ((1, 1.0, 0.17), (2, 0.22, 0.10), (3, 0.05, 0.05))
MARIMBA: Partials = ((1, 1.0, 0.10), (3.93, 0.20, 0.030), (0.5, 0.10, 0.06))
GLASS: Partials = ((1, 1.0, 0.20), (1.008, 0.35, 0.24), (2.0, 0.12, 0.10), (2.71, 0.18, 0.06))
BELL: Partials = ((0.5, 0.30, 0.34), (1, 1.0, 0.28), (1.5, 0.16, 0.20), (2, 0.40, 0.17), (3.01, 0.08, 0.07))


def seconds(count: float) -> int:
    """How many samples that is."""
    return round(count * RATE)


def silence(length: float) -> Samples:
    """A place to put sounds in."""
    return [0.0] * seconds(length)


def strike(frequency: float, length: float, partials: Partials, attack: float = 0.006) -> Samples:
    """A note that is struck and rings out."""
    made = silence(length)
    for times, loud, fade in partials:
        turn = 2 * math.pi * frequency * times / RATE
        for at in range(len(made)):
            made[at] += loud * math.sin(turn * at) * math.exp(-at / (fade * RATE))
    return soften(made, attack, length / 4)


def glide(pitch: Callable[[float], float], length: float, loud: Callable[[float], float]) -> Samples:
    """A round tone whose pitch (in hertz) and loudness depend on how far it has come, from 0 to 1."""
    made = silence(length)
    phase = 0.0
    for at in range(len(made)):
        far = at / len(made)
        phase += 2 * math.pi * pitch(far) / RATE
        made[at] = loud(far) * (math.sin(phase) + 0.12 * math.sin(2 * phase))
    return made


def breath(length: float, chance: random.Random) -> Samples:
    """Even noise, to be shaped."""
    return [chance.uniform(-1.0, 1.0) for _ in range(seconds(length))]


def band(samples: Samples, middle: Callable[[float], float], narrow: float) -> Samples:
    """What lies round a frequency that depends on how far it has come; a higher `narrow` whistles more."""
    low = through = 0.0
    made: Samples = []
    for at, sample in enumerate(samples):
        pull = 2 * math.sin(math.pi * middle(at / len(samples)) / RATE)
        low += pull * through
        through += pull * (sample - low - through / narrow)
        made.append(through / narrow)
    return made


def mellow(samples: Samples, above: float) -> Samples:
    """Fade what lies above a frequency: a Butterworth low pass, 12 dB an octave."""
    turn = math.tan(math.pi * above / RATE)
    scale = 1 / (1 + math.sqrt(2) * turn + turn * turn)
    ahead = turn * turn * scale
    back_1, back_2 = 2 * (turn * turn - 1) * scale, (1 - math.sqrt(2) * turn + turn * turn) * scale
    made: Samples = []
    in_1 = in_2 = out_1 = out_2 = 0.0
    for sample in samples:
        out = ahead * (sample + 2 * in_1 + in_2) - back_1 * out_1 - back_2 * out_2
        in_1, in_2, out_1, out_2 = sample, in_1, out, out_1
        made.append(out)
    return made


def soften(samples: Samples, attack: float, release: float) -> Samples:
    """Let it begin and end without a click; the times are in seconds."""
    rise, fall = seconds(attack), seconds(release)
    return [
        sample * _ease(at / rise if rise else 1) * _ease((len(samples) - 1 - at) / fall if fall else 1)
        for at, sample in enumerate(samples)
    ]


def _ease(far: float) -> float:
    return 0.5 - 0.5 * math.cos(math.pi * min(1.0, far))


def swell(far: float, top: float = 0.5) -> float:
    """Up from 0 to 1 at `top`, and down again."""
    return _ease(far / top) if far < top else _ease((1 - far) / (1 - top))


def sing(far: float, top: float) -> float:
    """Up at `top` like a swell, then dying away: a voice that says little."""
    return swell(far, top) * math.exp(-1.8 * far)


def crumple(samples: Samples, grain: float, chance: random.Random) -> Samples:
    """Let the loudness change at random, every `grain` seconds, as paper does."""
    step = seconds(grain)
    loud = [chance.uniform(0.1, 1.0) ** 2 for _ in range(len(samples) // step + 2)]
    made: Samples = []
    for at, sample in enumerate(samples):
        before, far = loud[at // step], (at % step) / step
        made.append(sample * (before + (loud[at // step + 1] - before) * far))
    return made


def join(length: float, *parts: tuple[float, float, Samples]) -> Samples:
    """Each part from its second on, as loud as it says."""
    made = silence(length)
    for start, loud, samples in parts:
        for at, sample in enumerate(samples, seconds(start)):
            if at < len(made):
                made[at] += loud * sample
    return made


def press() -> Samples:
    """A wooden tick."""
    wood: Partials = ((1, 1.0, 0.014), (1.83, 0.5, 0.009), (2.9, 0.2, 0.005))
    return strike(600, 0.09, wood, attack=0.0025)


def pick() -> Samples:
    """A marimba bar, plucked softly."""
    return strike(G4, 0.34, MARIMBA, attack=0.004)


def bubble() -> Samples:
    """A message has come: a blip that rises."""
    return glide(lambda far: 330 * 2 ** (1.1 * far**1.4), 0.15, lambda far: swell(far, 0.35))


def card() -> Samples:
    """Paper that is lifted and laid down."""
    chance = random.Random(4)  # noqa: S311 - paper, not a secret
    lift = band(breath(0.22, chance), lambda far: 900 + 900 * far, 1.1)
    lay = band(breath(0.10, chance), lambda far: 1100 - 500 * far, 0.9)
    lift = crumple([sample * swell(at / len(lift), 0.6) for at, sample in enumerate(lift)], 0.007, chance)
    lay = [sample * swell(at / len(lay), 0.15) for at, sample in enumerate(lay)]
    return mellow(join(0.30, (0, 0.8, lift), (0.19, 1.0, lay)), 2400)


def helps() -> Samples:
    """Two warm notes that rise."""
    return join(0.62, (0, 0.9, strike(C5, 0.45, WARM, 0.010)), (0.15, 1.0, strike(G5, 0.47, WARM, 0.010)))


def unsure() -> Samples:
    """One note that hangs in the air."""
    length = 0.62
    sway = glide(
        lambda far: D5 * (1 + 0.004 * math.sin(2 * math.pi * 4.5 * far * length)),
        length,
        lambda far: sing(far, 0.14) * (0.9 + 0.1 * math.cos(2 * math.pi * 4.5 * far * length)),
    )
    under = glide(lambda _: G4, length, lambda far: sing(far, 0.22))
    return join(length, (0, 1.0, sway), (0, 0.35, under))


def oh() -> Samples:
    """Two notes, the second lower and then lifting, as in "oh?"."""
    first = glide(lambda _: A4, 0.20, lambda far: sing(far, 0.2))
    second = glide(
        lambda far: E4 * 2 ** (3 / 12 * max(0.0, far - 0.45) / 0.55), 0.40, lambda far: sing(far, 0.2)
    )
    return join(0.56, (0, 0.9, first), (0.16, 1.0, second))


def star(note: float, seed: int) -> Samples:
    """Glass that is touched, and three sparks of it."""
    chance = random.Random(seed)  # noqa: S311 - sparks, not a secret
    sparks = [
        (0.07 + 0.06 * number + chance.uniform(0, 0.02), 0.26 - 0.05 * number, strike(high, 0.25, GLASS[:2]))
        for number, high in enumerate((note * 1.5, note * 2, note * 1.5))
    ]
    return join(0.60, (0, 1.0, strike(note, 0.60, GLASS)), *sparks)


def badge() -> Samples:
    """A warm chord, rolled upwards."""
    long: Partials = ((1, 1.0, 0.30), (2, 0.20, 0.18), (3, 0.05, 0.08))
    notes = (C4, G4, C5, E5)
    return join(
        0.88, *((0.045 * at, 1 - 0.1 * at, strike(note, 0.74, long, 0.014)) for at, note in enumerate(notes))
    )


def wave_by() -> Samples:
    """The next player: air that swishes by."""
    chance = random.Random(7)  # noqa: S311 - air, not a secret
    air = band(breath(0.62, chance), lambda far: 380 + 1000 * swell(far, 0.55), 2.2)
    return mellow([sample * swell(at / len(air), 0.5) ** 1.5 for at, sample in enumerate(air)], 2200)


def tell() -> Samples:
    """A low, calm bell."""
    return strike(E4, 0.88, BELL, attack=0.012)


SOUNDS: dict[str, tuple[float, Callable[[], Samples]]] = {
    "press": (-12, press),
    "pick": (-10, pick),
    "bubble": (-11, bubble),
    "card": (-10, card),
    "helps": (-9, helps),
    "unsure": (-10, unsure),
    "oh": (-11.5, oh),
    "star-1": (-9, lambda: star(E5, 1)),
    "star-2": (-9, lambda: star(G5, 2)),
    "star-3": (-9, lambda: star(C6, 3)),
    "badge": (-9, badge),
    "wave": (-10, wave_by),
    "tell": (-9, tell),
}
"""For each sound its peak in decibels below the loudest there is, and what makes it."""


def finish(samples: Samples, peak: float) -> list[int]:
    """As 16-bit samples: mellow, without a hum or a click, and as loud as it should be."""
    warm = mellow(samples, 4000)
    middle = sum(warm) / len(warm)
    ended = soften([sample - middle for sample in warm], 0.002, min(0.03, len(warm) / RATE / 4))
    loudest = max(abs(sample) for sample in ended)
    return [round(sample / loudest * 10 ** (peak / 20) * TOP) for sample in ended]


def write(path: Path, samples: list[int]) -> None:
    """A mono WAV file."""
    with wave.open(str(path), "wb") as opened:
        opened.setnchannels(1)
        opened.setsampwidth(2)
        opened.setframerate(RATE)
        opened.writeframes(array("h", samples).tobytes())


def main(folder: Path) -> None:
    """Write every sound into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, (peak, make) in SOUNDS.items():
        write(folder / f"{name}.wav", finish(make(), peak))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
