import pytest

from dateline.case import MEMORY, Case
from dateline.resources import story_folder


@pytest.fixture(scope="session")
def story():
    """The analysis of the invented story, made once."""
    with Case(MEMORY) as case:
        case.add(story_folder() / "reports")
        return case.analysis
