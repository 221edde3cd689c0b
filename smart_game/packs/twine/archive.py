"""A story in the web page that Twine publishes, or in an archive of it: the first story of the page."""

from html.parser import HTMLParser

from smart_game.packs.twine.story import Note, Passage, Story


def is_archive(text: str) -> bool:
    """Whether a text is a page with a Twine 2 story in it."""
    return "<tw-storydata" in text


def read_archive(text: str) -> Story:
    """The first story of a page."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    told = reader.about
    start = next((name for pid, name in reader.pids.items() if pid == told.get("startnode")), "")
    written_for = " ".join(filter(None, (told.get("format"), told.get("format-version"))))
    return Story(
        passages=tuple(reader.passages),
        title=told.get("name", ""),
        start=start,
        ifid=told.get("ifid", ""),
        written_for=written_for,
        notes=tuple(reader.notes),
    )


class _Reader(HTMLParser):
    """Collects the passages between the tags of the first story."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.about: dict[str, str] = {}
        self.passages: list[Passage] = []
        self.pids: dict[str, str] = {}
        self.notes: list[Note] = []
        self._stories = 0
        self._told: dict[str, str] | None = None
        self._text: list[str] = []
        self._line = 1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a story or a passage."""
        told = {name: value or "" for name, value in attrs}
        if tag == "tw-storydata":
            self._stories += 1
            self.about = self.about or told
            if self._stories > 1:
                self.notes.append(Note(self.getpos()[0], f"another story, {told.get('name', '')!r}"))
        elif tag == "tw-passagedata" and self._stories == 1:
            self._told, self._text, self._line = told, [], self.getpos()[0]

    def handle_data(self, data: str) -> None:
        """Keep the text of a passage."""
        if self._told is not None:
            self._text.append(data)

    def handle_endtag(self, tag: str) -> None:
        """End a passage."""
        if tag != "tw-passagedata" or self._told is None:
            return
        told, self._told = self._told, None
        name = told.get("name", "")
        where: dict[str, str] = {key: told[key] for key in ("position", "size") if key in told}
        text = "".join(self._text).rstrip()
        if name in self.pids.values():
            self.notes.append(Note(self._line, f"a second passage called {name!r}"))
            return
        self.pids[told.get("pid", str(len(self.pids)))] = name
        self.passages.append(Passage(name, text, self._line, tuple(told.get("tags", "").split()), where))
