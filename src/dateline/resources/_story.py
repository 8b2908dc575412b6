"""Finds the folder of the invented story. Does not read it."""

from functools import cache
from pathlib import Path

from dateline.model.errors import ResourceError

_NAME = "harbour-fire"


@cache
def story_folder() -> Path:
    """Return the folder that holds the reports of the invented story.

    An installed package carries it beside this file; a checkout has it in ``examples/``.

    >>> story_folder().name
    'harbour-fire'

    Raises:
        ResourceError: neither is there.
    """
    here = Path(__file__).resolve()
    packed = here.parent / _NAME
    checkout = here.parents[3] / "examples" / _NAME
    for folder in (packed, checkout):
        if folder.is_dir():
            return folder
    raise ResourceError(
        f"the invented story is neither at {packed} nor at {checkout}; reinstall dateline"
    )
