"""Capture → document. Chooses the road for each kind of capture; finds nothing itself."""

from __future__ import annotations

from dateline.extract.blocks import make_blocks
from dateline.extract.lines import cut_lines
from dateline.extract.roles import label, mark_lines
from dateline.model import (
    Capture,
    Document,
    DocumentId,
    ExtractError,
    MediaKind,
    Role,
)
from dateline.text.decode import decode

ID_DIGITS = 12
"""Hexadecimal digits of the capture's hash in a document's id; see ``model.ids.DIGEST_LENGTH``."""


def extract(capture: Capture) -> Document:
    """Return the document in *capture*: canonical text, blocks with roles, metadata with evidence.

    Raises:
        ExtractError: there is no text in it, or no reporting.
    """
    text = canonical_text(capture)
    if not text.strip():
        raise ExtractError(f"{capture.name}: there is no text in it")
    lines = cut_lines(text, markdown=capture.kind is not MediaKind.HTML)
    marked = mark_lines(lines)
    labelled = label(marked)
    blocks = make_blocks(text, lines, labelled)
    if not any(block.role is Role.BODY for block in blocks):
        raise ExtractError(f"{capture.name}: no reporting text was found in it")
    title = next((block.span for block in blocks if block.role is Role.HEADLINE), None)
    sha256 = capture.sha256
    return Document(
        id=DocumentId(f"d{sha256[:ID_DIGITS]}"),
        name=capture.name,
        sha256=sha256,
        text=text,
        blocks=blocks,
        title=title,
        url=capture.url,
    )


def canonical_text(capture: Capture) -> str:
    """Return the canonical text of *capture*, from its bytes alone and always the same."""
    return decode(capture.content).text
