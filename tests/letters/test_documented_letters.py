"""The letters shown in docs/letters.md are letters the templates really write."""

import re
from pathlib import Path

import pytest

from integration.apology.letter import Brief
from integration.rendering.writer import TemplateWriter
from tests.letters.test_seeds import billing, damaged, verification

DOCS = (Path(__file__).parents[2] / "docs" / "letters.md").read_text(encoding="utf-8")
QUOTED = re.sub(r" *\n", "\n", re.sub(r"^> ?", "", DOCS, flags=re.MULTILINE))


@pytest.mark.parametrize("brief", [damaged(), verification(), billing()], ids=["damaged", "verification", "billing"])
def test_the_documented_letter_is_the_real_one(writer: TemplateWriter, brief: Brief) -> None:
    """Subject and text stand in the page as they are written today."""
    letter = writer.write(brief)

    assert f"**{letter.subject}**" in QUOTED
    assert letter.text in QUOTED
