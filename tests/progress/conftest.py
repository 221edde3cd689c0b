from pathlib import Path

import pytest

from tests.progress.classroom import Classroom, make_classroom


@pytest.fixture
def classroom(tmp_path: Path) -> Classroom:
    return make_classroom(tmp_path)
