"""Packs from disk: everything that is wrong at once, and nothing that is not."""

import time
from pathlib import Path

import pytest

from smart_game.packs.findings import Finding
from smart_game.packs.known import Known
from smart_game.packs.loading import find_packs, load_pack, load_packs


def test_five_faults_in_different_places_are_five_findings(good_pack: Path, known: Known) -> None:
    _replace(good_pack / "pack.yaml", "title:", "titel:")
    _replace(good_pack / "odd-mail.yaml", "goto: message", "goto: massage")
    _replace(good_pack / "kite-club.yaml", "outcome: risky", "outcome: bad")
    _replace(good_pack / "kite-club.yaml", "picture: wait", "picture: cake")
    _replace(good_pack / "kite-club.yaml", "        puts_right: true\n", "        put_right: true\n")
    pack, findings = load_pack(good_pack, known)
    assert pack is None
    assert _short(findings, good_pack) == [
        "kite-club.yaml:24 SG032",
        "kite-club.yaml:70 SG021",
        "kite-club.yaml:78 SG044",
        "odd-mail.yaml:34 SG041",
        "pack.yaml:3 SG021",
    ]


def test_a_slip_of_the_hand_is_one_finding(good_pack: Path, known: Known) -> None:
    """A mistyped key is not also a missing one, and what it says still counts for the paths."""
    _replace(good_pack / "kite-club.yaml", "        puts_right: true\n", "        put_right: true\n")
    _replace(good_pack / "odd-mail.yaml", "        goto: blue-sky\n", "        gotoo: blue-sky\n")
    _, findings = load_pack(good_pack, known)
    assert _short(findings, good_pack) == ["kite-club.yaml:70 SG021", "odd-mail.yaml:56 SG021"]
    assert [finding.suggestion for finding in findings] == [
        'Did you mean "puts_right"?',
        'Did you mean "goto"?',
    ]


def test_faults_of_shape_do_not_hide_faults_of_the_story(good_pack: Path, known: Known) -> None:
    _replace(good_pack / "kite-club.yaml", 'home: "Look at a profile together."\n', "")
    _replace(good_pack / "kite-club.yaml", "    goto: mend\n  mend:", "    goto: clear-sky\n  mend:")
    _, findings = load_pack(good_pack, known)
    assert _short(findings, good_pack) == [
        "kite-club.yaml:1 SG022",
        "kite-club.yaml:27 SG064",
        "kite-club.yaml:61 SG061",
        "kite-club.yaml:85 SG065",
    ]


def test_a_damaged_pack_file_does_not_hide_the_scenarios(good_pack: Path, known: Known) -> None:
    (good_pack / "pack.yaml").write_text("format: [1\n", encoding="utf-8")
    _replace(good_pack / "odd-mail.yaml", "rule: safe", "rule: unsafe")
    _, findings = load_pack(good_pack, known)
    assert _short(findings, good_pack) == ["odd-mail.yaml:4 SG031", "pack.yaml:1 SG007"]


def test_a_warning_does_not_keep_a_pack_from_being_played(good_pack: Path, known: Known) -> None:
    _replace(good_pack / "kite-club.yaml", '"Nothing gets better."', '"That was naughty."')
    pack, findings = load_pack(good_pack, known)
    assert pack is not None
    assert [finding.is_error for finding in findings] == [False]


def test_the_same_lengths_are_fine_for_older_children(good_pack: Path, known: Known) -> None:
    long = "Leila flies her kite over the hill and the wood and the sea."
    _replace(good_pack / "kite-club.yaml", "Leila flies her kite.", long)
    assert _short(load_pack(good_pack, known)[1], good_pack) == ["kite-club.yaml:85 SG081"]
    _replace(good_pack / "pack.yaml", "7-9", "9-11")
    assert load_pack(good_pack, known)[1] == []


@pytest.mark.parametrize(
    "said", ["It is not your fault.", "None of it is your fault.", "It isn’t your own fault."]
)
def test_saying_that_nobody_is_to_blame_is_not_blame(said: str, good_pack: Path, known: Known) -> None:
    _replace(good_pack / "kite-club.yaml", '"Telling mends it."', f'"{said}"')
    assert load_pack(good_pack, known)[1] == []


def test_an_unknown_message_writer_needs_no_face(good_pack: Path, known: Known) -> None:
    assert "who: ash-online" in (good_pack / "kite-club.yaml").read_text(encoding="utf-8")
    assert "ash-online" not in known.cast
    assert load_pack(good_pack, known)[1] == []


def test_a_folder_without_pictures_does_not_stop_the_check(good_pack: Path, known: Known) -> None:
    nothing: frozenset[str] = frozenset()
    bare = Known(nothing, nothing, known.devices, nothing, nothing, known.misconceptions, known.citations)
    _, findings = load_pack(good_pack, bare)
    assert {finding.diagnostic.name for finding in findings} == {"unknown-picture", "unknown-cast-member"}


def test_packs_are_found_in_a_folder_of_packs_and_one_by_one(good_pack: Path, known: Known) -> None:
    (good_pack.parent / "not-a-pack").mkdir()
    assert find_packs([good_pack]) == find_packs([good_pack.parent]) == [good_pack]
    assert find_packs([good_pack, good_pack.parent]) == [good_pack]
    assert find_packs([good_pack.parent / "not-a-pack", good_pack.parent / "nowhere"]) == []
    packs, findings = load_packs([good_pack.parent], known)
    assert [pack.info.id for pack in packs] == ["good"]
    assert findings == []


@pytest.mark.parametrize("goto", ["end", "card-{next}", "nowhere-{next}"])
def test_a_scenario_of_thousands_of_cards_is_judged_in_seconds(
    goto: str, good_pack: Path, known: Known
) -> None:
    """The largest file that may be read holds a few thousand cards; no check may take their square."""
    file = good_pack / "kite-club.yaml"
    head = file.read_text(encoding="utf-8").partition("cards:")[0].replace("start: profile", "start: card-0")
    card = "  card-{0}: {{kind: story, setting: {{backdrop: bedroom}}, text: Go on., goto: {1}}}\n"
    cards = "".join(card.format(number, goto.format(next=number + 1)) for number in range(2600))
    end = "  {}: {{kind: ending, setting: {{backdrop: bedroom}}, text: Done., title: Done}}\n"
    file.write_text(f"{head}cards:\n{cards}{end.format('end')}{end.format('card-2600')}", encoding="utf-8")
    began = time.perf_counter()
    _, findings = load_pack(good_pack, known)
    assert time.perf_counter() - began < 5
    assert "SG068" in {finding.diagnostic.code for finding in findings}
    assert len(findings) <= 400


def _replace(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")


def _short(findings: list[Finding], pack: Path) -> list[str]:
    return [
        f"{each.file.relative_to(pack).as_posix()}:{each.line} {each.diagnostic.code}" for each in findings
    ]
