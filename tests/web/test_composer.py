"""The composer's HTML as text: the way back from a letter, whatever an editor made of it."""

import pytest

from integration import resources
from integration.apology.letter import Paragraph, Section
from integration.rendering.markup import to_html, to_text
from integration.rendering.writer import load_writer
from integration.web.composer import text_of
from tests.letters_matrix import briefs


def test_a_letter_comes_back_as_it_was_written() -> None:
    """Two hundred letters of all types, with lists and line breaks: nothing is lost or added on the way."""
    writer = load_writer(resources.templates() / "letters")
    for brief in briefs(200):
        letter = writer.write(brief)
        assert text_of(letter.html, rich=True) == letter.text


def test_lists_and_breaks_are_as_in_a_letter() -> None:
    """Numbers count, points have their mark, and a break stays a break."""
    steps = Paragraph(Section.ACTION, "Do this:", ("One & two", "Three"), ordered=True)
    sign_off = Paragraph(Section.SIGN_OFF, "Kind regards,\nPriya")
    points = Paragraph(Section.REMEDY, "", ("a", "b"))
    parts = (steps, points, sign_off)
    assert text_of(to_html(parts), rich=True) == to_text(parts)


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("", ""),
        ("<p></p>", ""),
        ("<p><br></p><p>&nbsp;</p>", ""),
        ("<div class='zendesk-editor'><p>One</p><p>Two</p></div>", "One\n\nTwo"),
        ("<p>One&nbsp;<strong>two</strong>\n three</p>", "One two three"),
        ("<ol><li><p>One</p></li><li><p>Two</p></li></ol>", "1. One\n2. Two"),
        ("<ul><li>a<ul><li>b</li></ul></li></ul><ol><li>c</li></ol>", "- a\n\n- b\n\n1. c"),
        ("Hello<br><br><br><br>Marta", "Hello\n\nMarta"),
        ("<p>5 &lt; 6</p><script>x</script><style>y</style>", "5 < 6"),
        ("<p>open <b>still<p>next", "open still\n\nnext"),
        ("<![foo <p>x</p>", "x"),
        ("<div>" * 3000 + "deep", "deep"),
        ("a\x00b\x1dc\ufeff", "abc"),
    ],
)
def test_whatever_an_editor_makes_of_it(html: str, text: str) -> None:
    """Wrapping, pasted markup and broken markup: only what a customer would read remains."""
    assert text_of(html, rich=True) == text


def test_plain_text_keeps_its_lines() -> None:
    """Only ends of lines, doubled spaces and empty lines are put in order."""
    assert text_of("Hello  <b>\r\n\r\n\r\n\r\nMarta\rx ", rich=False) == "Hello <b>\n\nMarta\nx"
