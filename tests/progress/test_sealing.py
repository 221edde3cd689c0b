import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nacl.public import PrivateKey, PublicKey, SealedBox

from smart_game.progress import sealing
from smart_game.progress.counts import Counts
from smart_game.progress.sealing import (
    SEALED_SIZE,
    SealingError,
    TooLongError,
    WrongKeyError,
    looks_sealed,
    seal,
    unseal,
)
from tests.progress.classroom import Classroom


def box(classroom: Classroom, inside: bytes) -> bytes:
    """What somebody with the public key could put into the folder."""
    sealed = SealedBox(PublicKey(classroom.public)).encrypt(inside.ljust(sealing.PADDED))
    return b"SMART Game hand-in 1\n" + sealed


def test_what_is_sealed_opens_again(classroom: Classroom) -> None:
    counts = classroom.counts()
    inside = unseal(seal(counts, classroom.public), bytes(classroom.key))
    assert inside.counts == counts
    assert len(inside.id) == 32


def test_every_hand_in_has_the_same_length(classroom: Classroom) -> None:
    short = seal(classroom.counts(("ask",)), classroom.public)
    long = seal(classroom.counts(("type", "again") * 40), classroom.public)
    assert len(short) == len(long) == SEALED_SIZE
    assert looks_sealed(short)


def test_ids_are_random_and_copies_keep_theirs(classroom: Classroom) -> None:
    counts = classroom.counts()
    ids = {unseal(seal(counts, classroom.public), bytes(classroom.key)).id for _ in range(50)}
    assert len(ids) == 50


def test_another_key_opens_nothing(classroom: Classroom) -> None:
    sealed = seal(classroom.counts(), classroom.public)
    with pytest.raises(WrongKeyError, match="sealed for another key, or changed on its way"):
        unseal(sealed, bytes(PrivateKey.generate()))


def test_a_changed_file_is_not_opened(classroom: Classroom) -> None:
    sealed = bytearray(seal(classroom.counts(), classroom.public))
    sealed[2000] ^= 1
    with pytest.raises(WrongKeyError):
        unseal(bytes(sealed), bytes(classroom.key))


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda sealed: sealed[:-1], "cut short"),
        (lambda sealed: sealed[:30], "cut short"),
        (lambda sealed: sealed + b" ", "longer than a hand-in"),
        (lambda sealed: sealed[:0], "not a hand-in"),
        (lambda sealed: b"\x00" * len(sealed), "not a hand-in"),
        (lambda sealed: sealed.replace(b"hand-in 1\n", b"hand-in 2\n"), "newer SMART Game .*Update the game"),
    ],
)
def test_each_kind_of_damage_has_its_sentence(classroom: Classroom, change: object, sentence: str) -> None:
    assert callable(change)
    with pytest.raises(SealingError, match=sentence):
        unseal(change(seal(classroom.counts(), classroom.public)), bytes(classroom.key))


@pytest.mark.parametrize(
    ("inside", "sentence"),
    [
        (b"not json", "not the counts"),
        (b"[" * 4000, "not the counts"),
        (b'{"format": 2, "anything": true}', "newer SMART Game"),
        (b'{"format": 1}', "not the counts"),
        (b"\xff\xfe", "not the counts"),
    ],
)
def test_a_box_with_something_else_inside_is_refused(
    classroom: Classroom, inside: bytes, sentence: str
) -> None:
    with pytest.raises(SealingError, match=sentence):
        unseal(box(classroom, inside), bytes(classroom.key))


def test_more_than_counts_is_refused(classroom: Classroom) -> None:
    plain = json.loads(sealing.HandIn(format=1, id="0" * 32, counts=classroom.counts()).model_dump_json())
    assert unseal(box(classroom, json.dumps(plain).encode()), bytes(classroom.key))
    plain["counts"]["name"] = "Amy"
    with pytest.raises(SealingError, match="not the counts"):
        unseal(box(classroom, json.dumps(plain).encode()), bytes(classroom.key))


def test_a_story_too_long_to_fit_says_so(classroom: Classroom) -> None:
    many = {f"{'c' * 38}/{'q' * 38}/{'x' * 30}-{n}": 1 for n in range(60)}
    counts = Counts.model_validate({**classroom.counts().model_dump(), "choices": many})
    with pytest.raises(TooLongError, match=r"explorers/two-doors has too many choices .* shorter ids"):
        seal(counts, classroom.public)


@given(st.binary(max_size=SEALED_SIZE + 10))
def test_no_bytes_do_anything_but_say_a_sentence(content: bytes) -> None:
    for sealed in (content, b"SMART Game hand-in 1\n" + content):
        with pytest.raises(SealingError, match=r"\."):
            unseal(sealed, bytes(32))
