"""A story's file from anybody: opened only when it is a text that is small enough."""

from pathlib import Path

from smart_game.packs.twine.archive import is_archive, read_archive
from smart_game.packs.twine.story import Story, TwineError
from smart_game.packs.twine.twee import read_twee

MOST_KILOBYTES = 4096
"""A page that Twine publishes holds a story format too, which is up to 1.5 MB."""

MOST_PASSAGE_LETTERS = 20_000


def read_story(file: Path) -> Story:
    """The story in a Twee file, or in a page that Twine has published; TwineError where there is none."""
    text = _read_text(file)
    story = read_archive(text) if is_archive(text) else read_twee(text)
    if not story.passages:
        raise TwineError(f"{file} has no Twine passage in it. In Twine, choose Build, Export As Twee.")
    longest = max(story.passages, key=lambda passage: len(passage.text))
    if len(longest.text) > MOST_PASSAGE_LETTERS and not _is_program(longest.tags):
        raise TwineError(
            f"{file}: the passage {longest.name!r} has {len(longest.text)} letters; "
            f"{MOST_PASSAGE_LETTERS} are the most. Make several passages of it."
        )
    return story


def _is_program(tags: tuple[str, ...]) -> bool:
    return bool({"script", "stylesheet"} & set(tags))


def _read_text(file: Path) -> str:
    try:
        if not file.is_file():
            raise TwineError(f"{file} is not a file. Name the Twee file that you exported from Twine.")
        with file.open("rb") as opened:
            content = opened.read(MOST_KILOBYTES * 1024 + 1)
    except OSError as error:
        raise TwineError(f"{file} cannot be opened: {error.strerror}.") from error
    if len(content) > MOST_KILOBYTES * 1024:
        raise TwineError(
            f"{file} holds more than {MOST_KILOBYTES} KB. Take pictures and sounds out of it in Twine."
        )
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise TwineError(f"{file} is not UTF-8 text. Export it from Twine again.") from None
    if "\0" in text:
        raise TwineError(f"{file} is not a text file. Export it from Twine again.")
    return text.replace("\r\n", "\n").replace("\r", "\n")
