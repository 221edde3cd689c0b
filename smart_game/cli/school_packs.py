"""The packs of a PC: those that came with the game, and the school's own, as folders or zips.

They lie in `packs` in the shared folder, or in the data folder where no school is set up: where a school
is set up, a pupil's own data folder adds no stories.
"""

from collections.abc import Callable

from smart_game import places
from smart_game.packs.known import Known
from smart_game.packs.loading import find_packs, load_pack
from smart_game.packs.own_packs import load_own_packs
from smart_game.scenario.model import Pack
from smart_game.school.folders import Folders


def school_packs(folders: Folders, say: Callable[[str], object]) -> tuple[Pack, ...]:
    """The school's own packs that may be played; what keeps another from it is said."""
    folder = (folders.shared or folders.data) / "packs"
    if not folder.is_dir():
        return ()
    known = Known.load(places.assets())
    shipped = [
        (place, load_pack(place, known, advice=False)[0]) for place in find_packs([places.scenarios()])
    ]
    taken = [(place, pack) for place, pack in shipped if pack]
    own = load_own_packs(folder, folders.data / "unpacked-packs", known, taken)
    for finding in own.findings:
        if finding.is_error:
            say(str(finding))
    return own.packs
