import json
import os
import platform
import pwd
import re
from pathlib import Path

import pytest
from nacl.public import PrivateKey

from smart_game.progress.sealing import SEALED_SIZE, WrongKeyError, unseal
from smart_game.school.keys import private_key
from tests.end_to_end.command import MARK, WATCHED_PC, MadeUpPC
from tests.end_to_end.conftest import Demo

CLOCK = re.compile(rb"(?<![\d:.-])(?:[01]?\d|2[0-3]):[0-5]\d(?![\d:]*[;}])")
DAY = 24 * 60 * 60
COUNTED = {"pack", "scenario", "class_id", "first", "finished", "stars", "choices", "ending", "board"}


def written(demo: Demo) -> list[Path]:
    """Every file that the game left anywhere on the made-up PC."""
    found = [path for top in (demo.out, demo.pc.home) for path in top.rglob("*") if path.is_file()]
    assert found
    return found


def hand_ins(demo: Demo) -> list[Path]:
    """What waits in the box of a class that is too small to be collected."""
    found = list((demo.data / "hand-in").iterdir())
    assert len(found) > 50, "hand-ins are missing, so there is nothing to look at"
    return found


def names_of_this_pc() -> list[str]:
    """The made-up PC's mark, and the real names, where those are long enough not to be found by chance."""
    real = {platform.node(), pwd.getpwuid(os.getuid()).pw_name, Path.home().name}
    return [MARK, *sorted(name for name in real if len(name) > 5 and name != "localhost")]


def test_no_name_of_machine_or_user_is_written(class_of_28: Demo, class_of_9: Demo) -> None:
    """Not in a file's name, not in its content, not in what is printed."""
    for demo in (class_of_28, class_of_9):
        for path in written(demo):
            kept = path.relative_to(demo.out.parent).as_posix().encode() + b"\n" + path.read_bytes()
            for name in names_of_this_pc():
                assert name.encode() not in kept, f"{name} is in {path}"
                assert name.encode("utf-16-le") not in kept, f"{name} is in {path}"
        assert MARK not in demo.ran.out + demo.ran.err


def test_nothing_is_written_outside_the_folder_that_was_named(class_of_28: Demo) -> None:
    """`--out` and `--data` keep everything together."""
    assert list(class_of_28.pc.home.rglob("*")) == []


def test_no_time_of_day_is_written(class_of_28: Demo, class_of_9: Demo) -> None:
    """Text files hold days and terms only."""
    for demo in (class_of_28, class_of_9):
        for path in written(demo):
            if path.suffix in {".html", ".csv", ".json", ".bak", ".txt"}:
                found = CLOCK.search(path.read_bytes())
                assert found is None, f"{path} has {found}"


def test_the_search_for_times_finds_one() -> None:
    assert CLOCK.search(b"handed in at 14:05, by a seat")
    assert CLOCK.search(b'{"at": "2026-11-22T09:30:00"}')
    assert CLOCK.search(b"9:30")
    assert not CLOCK.search(b"a ratio of 16:9; z-index:10;")


def test_hand_ins_and_progress_are_dated_by_the_day(class_of_28: Demo, class_of_9: Demo) -> None:
    """Their file times, and those of the folders they lie in, are at midnight."""
    dated = [*hand_ins(class_of_9), class_of_9.data / "hand-in"]
    progress = class_of_28.data / "staff" / "progress"
    dated += [*progress.iterdir(), progress, *class_of_28.out.glob("*.html"), *class_of_28.out.rglob("*.csv")]
    for path in dated:
        stat = path.stat()
        assert stat.st_mtime_ns % (DAY * 10**9) == 0, path


def test_a_hand_in_tells_nothing_from_outside(class_of_9: Demo) -> None:
    """One length, a random name, nothing beside it."""
    files = hand_ins(class_of_9)
    assert {path.stat().st_size for path in files} == {SEALED_SIZE}
    assert all(re.fullmatch(r"[0-9a-f]{32}\.sealed", path.name) for path in files)
    for path in files:
        assert b"explorers" not in path.read_bytes()


def test_a_hand_in_opens_with_the_schools_key_only_and_holds_counts_only(class_of_9: Demo) -> None:
    """No seat: nothing in two hand-ins says that one child made both."""
    key = private_key(class_of_9.data / "staff" / "keys")
    ids = set()
    for path in hand_ins(class_of_9):
        sealed = path.read_bytes()
        with pytest.raises(WrongKeyError):
            unseal(sealed, bytes(PrivateKey.generate()))
        inside = json.loads(unseal(sealed, key).model_dump_json())
        assert set(inside) == {"format", "id", "counts"}
        assert set(inside["counts"]) == COUNTED
        assert inside["counts"]["class_id"] == "our-class"
        assert inside["id"] not in path.name
        ids.add(inside["id"])
    assert len(ids) == len(hand_ins(class_of_9))


def test_a_report_for_a_class_holds_no_number_of_children(class_of_28: Demo) -> None:
    """Bands only: in a class of 28 a percentage gives the exact count back."""
    for path in class_of_28.out.glob("csv/our-class-*.csv"):
        assert "%" not in path.read_text(encoding="utf-8-sig")
    for path in class_of_28.out.glob("our-class-*.html"):
        seen = re.sub(r"<style.*?</style>|<[^>]*>", " ", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        assert "%" not in seen
        assert not re.search(r"\b\d+ (?:of|out of|/) \d+ (?:children|pupils|plays)", seen)
        assert not re.search(r"\b28\b", seen)


def test_the_command_uses_no_network(class_of_28: Demo, class_of_9: Demo) -> None:
    """Playing, collecting and reporting, with every socket watched."""
    for demo in (class_of_28, class_of_9):
        assert demo.pc.watched.exists(), "the watch did not run"
        assert demo.pc.sockets() == []


def test_the_watch_sees_a_socket(pc: MadeUpPC) -> None:
    """Else the test above would prove nothing."""
    pc.run("--version", before=WATCHED_PC + "\nsocket.socket().close()\n")
    assert pc.sockets() == ["socket.__new__"]
