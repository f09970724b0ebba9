"""What customers write may be hostile: in a letter it is inert, or it is not there at all."""

import re
from html import unescape

import nh3
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from integration import resources
from integration.apology.letter import Brief
from integration.apology.reading import FactKind, PersonName
from integration.apology.review import review
from integration.apology.ticket import Channel
from integration.rendering.markup import TAGS
from integration.rendering.writer import TemplateWriter, load_writer
from tests.builders import a_brief, a_reading, an_offer

TRICKS = [
    "{{7*7}}", "{{ config }}", "{% raw %}", "{%for x in y%}", "{# x #}", "{{ticket.requester.email}}", "{ {7*7} }",
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "</p><p>", "&lt;b&gt;", "[pay](https://evil.example)",
    "**bold**",
    "# heading", "1. item", "- item", "`code`", "evil.example", "https://evil.example/x", "www.evil.example",
    "a\nb\n\nc", "a\u202eb", "\u2066x\u2069", "\x00\x07\x1b[31m", "\ue000\uf8ff", "a\u200bb", "{\u200b{x}\u200b}",
    "%endsay%", "endparagraph", "\ufeff", "'\"", "javascript:alert(1)", "{{", "}}", "x" * 5000, "None", "  ", ",,",
]  # fmt: skip
MARKS = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
INVISIBLE = re.compile(r"[\x00-\x09\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069\ue000-\uf8ff\ufeff]")
TAG = re.compile(r"</?([a-z0-9]+)[^>]*>")
values = st.one_of(
    st.sampled_from(TRICKS), st.text(max_size=60), st.lists(st.sampled_from(TRICKS), max_size=3).map(" ".join)
)


@pytest.fixture(scope="module")
def plain_tags(writer: TemplateWriter) -> int:
    """How many tags the quiet letter has."""
    return len(TAG.findall(writer.write(hostile("", "", "", "")).html))


def hostile(item: str, event: str, order: str, name: str, channel: Channel = Channel.EMAIL) -> Brief:
    facts = {FactKind.ITEM: item, FactKind.EVENT: event, FactKind.ORDER: order, FactKind.INVOICE: order}
    return a_brief(None, an_offer(), channel=channel, reading=a_reading(facts, name=PersonName(name, name, name)))


@settings(max_examples=300, deadline=None)
@given(item=values, event=values, order=values, name=values, channel=st.sampled_from(Channel))
def test_nothing_a_customer_writes_acts(item: str, event: str, order: str, name: str, channel: Channel) -> None:
    """No template mark, tag, control or bidi character, and the HTML is what the sanitiser would make of it."""
    letter = WRITER.write(hostile(item, event, order, name, channel))

    for text in (letter.subject, letter.text, unescape(TAG.sub("", letter.html))):
        assert not MARKS.search(text), text
        assert not INVISIBLE.search(text), text
    assert set(TAG.findall(letter.html)) <= {"p", "br"}
    assert "evil.example" not in letter.text
    assert nh3.clean(letter.html, tags=set(TAGS)) == letter.html


@pytest.mark.parametrize("trick", TRICKS)
def test_tricks_neither_break_the_letter_nor_its_shape(writer: TemplateWriter, plain_tags: int, trick: str) -> None:
    """A trick in every fact leaves as many paragraphs as a letter that knows nothing, and no hole."""
    brief = hostile(trick, trick, trick, trick)
    letter = writer.write(brief)

    assert len(TAG.findall(letter.html)) == plain_tags
    assert "C-33" not in {finding.rule for finding in review(letter, brief)}


def test_signs_of_the_company_are_escaped(writer: TemplateWriter) -> None:
    """An ampersand or an angle bracket in a company's name arrives as itself."""
    brief = a_brief(None, an_offer(), company="Hafen & Söhne <3")

    letter = writer.write(brief)

    assert "Hafen &amp; Söhne &lt;3" in letter.html
    assert "Hafen & Söhne <3" in letter.text


@pytest.mark.parametrize("name", ["مريم", "דנה", "प्रिया", "佐藤", "Zoë", "O\u2019Neil"])
def test_names_of_every_script_are_greeted(writer: TemplateWriter, name: str) -> None:
    """A name in any script stands in the greeting as written, and nothing sets a direction."""
    letter = writer.write(a_brief(None, an_offer(), reading=a_reading(name=PersonName(name))))

    assert letter.text.startswith(f"Hello {name},")
    assert "dir=" not in letter.html


WRITER = load_writer(resources.templates() / "letters")
