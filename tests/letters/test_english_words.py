"""The words of the English letters: one kind of case sounds like no other, plain, and right for one thing or many."""

import re
from collections import Counter
from dataclasses import replace

import pytest

from integration.apology.complaint import Fault, Severity
from integration.apology.letter import Section, Tone
from integration.apology.policy import OfferKind
from integration.apology.reading import FactKind
from integration.rendering.writer import TemplateWriter
from tests.builders import a_brief, a_complaint, a_remedy, an_answer
from tests.letters.test_seeds import part
from tests.letters_matrix import FACTS, TYPES, briefs, offer_of

# The last list of letters.md: what no letter of ours contains.
NEVER = (
    "any inconvenience",
    "we strive",
    "valued customer",
    "please be assured",
    "unfortunately",
    "as per",
    "kindly",
    "at this time",
    "unforeseen circumstances",
    "seriously",
    "rest assured",
    "understand your frustration",
    "our policy states",
    "oops",
    "!",
)
SENTENCE = re.compile(r"(?<=[.!?])\s+")
# After a thing that may be one or many, no verb that shows which: "the trainers is", "the lamp were".
NUMBER_SHOWN = (
    r"(?:is|are|was|were|has|have|does|do|works|work|needs|need|arrives|arrive|comes|come|it|them|they|one|ones)"
)


def test_no_letter_has_a_worn_phrase(writer: TemplateWriter) -> None:
    """What every other company writes, no letter of ours does, in any combination (letters.md)."""
    for brief in briefs(350, seed=17):
        low = writer.write(brief).text.lower()

        assert [phrase for phrase in NEVER if phrase in low] == [], low


@pytest.mark.parametrize("tone", list(Tone))
@pytest.mark.parametrize("severity", list(Severity))
def test_no_sentence_of_the_apology_stands_in_another_type(
    writer: TemplateWriter, tone: Tone, severity: Severity
) -> None:
    """Apology, responsibility, what is found out, and thanks: a sentence belongs to one type and no other."""
    where = (Section.ACKNOWLEDGEMENT, Section.RESPONSIBILITY, Section.ACTION, Section.THANKS)
    found: Counter[str] = Counter()
    for type_ in TYPES:
        remedy = a_remedy(answer_by=an_answer())
        letter = writer.write(a_brief({}, complaint=a_complaint(type_, severity), remedy=remedy, tone=tone))
        text = " ".join(part(letter, section) for section in where)
        found.update({said for said in SENTENCE.split(text) if said and "order number" not in said})

    assert [said for said, times in found.items() if times > 1] == []


@pytest.mark.parametrize("thing", ["lamp", "trainers", "flight to Lisbon", "e-bike", "hours of work"])
def test_one_thing_and_many_fit_every_sentence(writer: TemplateWriter, thing: str) -> None:
    """Things come as the customer calls them, one or many: no verb, pronoun or article beside them shows a number."""
    thing_ = re.escape(thing)
    wrong = re.compile(rf"\ban? {thing_}\b|(?<!about )(?<!for )(?<!on )(?<!in )\b[Tt]he {thing_} {NUMBER_SHOWN}\b")
    for brief in briefs(350, seed=19):
        facts = tuple(
            replace(fact, value=thing, written=thing) if fact.kind is FactKind.ITEM else fact
            for fact in brief.reading.facts
        )
        letter = writer.write(replace(brief, reading=replace(brief.reading, facts=facts)))

        for text in (letter.subject, letter.text, *letter.call):
            assert not wrong.search(text), text


def test_the_occasion_is_never_said_twice(writer: TemplateWriter) -> None:
    """A birthday or a funeral is named once in a letter: twice would sound like a device."""
    for brief in briefs(350, seed=23):
        assert writer.write(brief).text.count("your sister's birthday on Saturday") <= 1


def test_who_signs_nothing_never_says_i(writer: TemplateWriter) -> None:
    """A letter without an agent speaks as the company, a signed one as the person who signs it."""
    for brief in briefs(350, seed=29):
        words = set(re.findall(r"\b(?:I|me|my|myself)\b", writer.write(replace(brief, agent_name="")).text))

        assert words == set()


@pytest.mark.parametrize("fault", list(Fault))
def test_the_closing_line_belongs_to_its_type(writer: TemplateWriter, fault: Fault) -> None:
    """An agent who reads twenty letters a day does not meet one closing line: each ends in what may come up here."""
    remedy = a_remedy(offer_of(OfferKind.REFUND_FULL), fault=fault)
    closings = {
        part(writer.write(a_brief(FACTS, complaint=a_complaint(type_), remedy=remedy)), Section.CONTACT)
        for type_ in TYPES
    }

    assert len(closings) == len(TYPES)


def test_the_same_brief_always_gets_the_same_letter(writer: TemplateWriter) -> None:
    """Wordings vary by what is known of the case, never by chance."""
    for brief in briefs(140, seed=31):
        assert writer.write(brief) == writer.write(brief)
