"""The pieces that the trained reader's encoder knows. Does not cut words into them."""

from functools import cache
from importlib import resources

from dateline.model.errors import ResourceError

_FOLDER, _NAME = "reader", "vocab.txt"


@cache
def reader_vocabulary() -> tuple[str, ...]:
    """Return the word pieces of the encoder, in the order of their numbers.

    >>> reader_vocabulary().index("[CLS]")
    101

    Raises:
        ResourceError: the file is not there or is not UTF-8.
    """
    try:
        text = (resources.files(__package__) / _FOLDER / _NAME).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        raise ResourceError(
            f"cannot read the data file {_NAME!r} of this package ({problem}); reinstall dateline"
        ) from problem
    return tuple(text.rstrip("\n").split("\n"))
