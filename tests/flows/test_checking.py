"""A typed reply against the letter it began as: silence where all is well, and never a failure of ours."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from random import Random

import pytest

from integration import resources
from integration.apology.letter import Brief, Letter, Tone
from integration.apology.policy import OfferKind, PolicyVersion
from integration.apology.reading import FactKind, Reading
from integration.apology.review import Finding, Level, Speller, review
from integration.apology.ticket import Ticket
from integration.errors import NotFound
from integration.flows.checking import Checking
from integration.flows.draft import KeptLetter, Occasion
from integration.rendering.writer import load_writer
from tests.builders import FRIDAY, TUESDAY, a_brief, an_offer
from tests.letters_matrix import briefs

WRITER = load_writer(resources.templates() / "letters")
BRIEF = a_brief({FactKind.ORDER: "4471", FactKind.ITEM: "lamp"}, an_offer(OfferKind.REPLACEMENT, due=FRIDAY))
OCCASION = Occasion("acme", "d1", TUESDAY, "9")


@dataclass
class House:
    """One kept letter and the ticket it answers, for the check of the use case."""

    brief: Brief = BRIEF
    told: tuple[Finding, ...] = ()
    called: bool = False
    unasked: bool = False
    speller: Speller | None = None
    letter_: Letter = field(init=False)

    def __post_init__(self) -> None:
        self.letter_ = WRITER.write(self.brief)

    def letter(self, account: str, draft_id: str) -> KeptLetter:
        if (account, draft_id) != ("acme", "d1"):
            raise NotFound("There is no such draft.")
        brief = self.brief
        reading = replace(brief.reading, subject="", text="")
        return KeptLetter(
            "d1", "acme", "101", "9", TUESDAY, 3, reading, brief.complaint, brief.remedy, self.letter_,
            self.told, self.called, self.unasked,
        )  # fmt: skip

    def live(self, _account: str) -> PolicyVersion:
        raise AssertionError("a letter is held against the policy it was written by")

    def version(self, _account: str, number: int) -> PolicyVersion:
        assert number == 3
        return PolicyVersion(3, self.brief.policy, TUESDAY, "ada")

    def read(self, _ticket: Ticket, _field_map: dict[str, str]) -> Reading:
        return self.brief.reading

    def check(self, text: str, occasion: Occasion = OCCASION, ticket: Ticket | None = None) -> tuple[Finding, ...]:
        checking = Checking(letters=self, policies=self, reader=self, speller=self.speller)
        return checking.check(ticket or self.brief.ticket, text, occasion)


def rules(findings: tuple[Finding, ...]) -> set[str]:
    return {finding.rule for finding in findings}


def test_a_letter_that_stayed_as_it_was_is_well() -> None:
    """What we wrote is right, so nothing is said; nor of a reply from which everything was deleted."""
    house = House()
    assert house.check(house.letter_.text) == ()
    assert house.check(" \n\n ") == ()


def test_a_friendly_line_of_ones_own_is_well() -> None:
    """An agent adds words as people do; that is no reason to speak up."""
    house = House()
    body, _, sign_off = house.letter_.text.rpartition("\n\n")
    assert house.check(f"{body}\n\nHave a good weekend, Marta.\n\n{sign_off}") == ()


@pytest.mark.parametrize(
    ("added", "rule"),
    [
        ("This will never happen again.", "C-5"),
        ("I have already sent you 250.00 EUR.", "C-36"),
        ("We apologise for any inconvenience this may have caused.", "C-9"),
    ],
)
def test_what_breaks_a_rule_is_told_with_its_sentence(added: str, rule: str) -> None:
    """The rule, the very words, and what to write instead."""
    house = House()
    found = [each for each in house.check(f"{house.letter_.text}\n\n{added}") if each.rule == rule]
    assert found
    assert found[0].level is Level.ERROR
    assert any(each.sentence in added for each in found)
    assert found[0].suggestion


def test_errors_come_before_warnings_and_hints_never() -> None:
    """What must change is read first, and advice is for letters, not for people who type."""
    house = House()
    levels = [each.level for each in house.check("Sorry for any inconvenience. Please forgive us. We value you!!")]
    assert levels == sorted(levels, key=lambda level: level.rank)
    assert Level.ERROR in levels
    assert Level.HINT not in levels


def test_what_was_told_of_the_letter_is_not_told_again() -> None:
    """The agent saw it under the letter and inserted it all the same; a new fault is told."""
    vague = a_brief({}, an_offer(OfferKind.REPLACEMENT, due=FRIDAY))
    told = review(WRITER.write(vague), vague)
    assert "C-11" in rules(told)
    house = House(vague, told)
    assert house.check(house.letter_.text) == ()
    assert rules(house.check(f"{house.letter_.text}\n\nThis will never happen again.")) == {"C-5"}


def test_after_a_call_the_reply_need_not_offer_one() -> None:
    """That the agent has talked to the customer is part of what the letter is held against."""
    brief = replace(BRIEF, remedy=replace(BRIEF.remedy, repeat=True, offer_call=True))
    house = House(brief)
    silent = WRITER.write(BRIEF).text
    assert "C-16" in rules(house.check(silent))
    house.called = True
    assert "C-16" not in rules(house.check(silent))


def test_a_draft_that_no_agent_asked_for_is_checked_for_all() -> None:
    """Two agents may have it open; the ticket has to be the same even so."""
    house = House(unasked=True)
    occasion = Occasion("acme", "d1", TUESDAY, "8")
    assert house.check(house.letter_.text, occasion) == ()
    with pytest.raises(NotFound):
        house.check(house.letter_.text, occasion, replace(BRIEF.ticket, id="102"))


@pytest.mark.parametrize(("agent", "ticket", "draft"), [("8", "101", "d1"), ("9", "102", "d1"), ("9", "101", "d2")])
def test_another_agents_draft_is_not_found(agent: str, ticket: str, draft: str) -> None:
    """Nor is one of another ticket: a text is only held against the letter it began as."""
    occasion = Occasion("acme", draft, TUESDAY, agent)
    with pytest.raises(NotFound):
        House().check("Hello", occasion, replace(BRIEF.ticket, id=ticket))


@dataclass
class TwoWords:
    """A dictionary that knows two words to be wrong."""

    asked: list[str] = field(default_factory=list)

    def unknown(self, words: frozenset[str], locale: str) -> Mapping[str, str]:
        self.asked.append(locale)
        wrong = {"recieved": "received", "flurbish": ""}
        return {word: wrong[word] for word in words if word in wrong}


def test_misspelt_words_are_told_but_not_the_tickets_own() -> None:
    """A word the customer used may be a name; we do not keep their words, so they come from the ticket."""
    brief = replace(BRIEF, reading=replace(BRIEF.reading, text="My flurbish lamp came broken."))
    speller = TwoWords()
    house = House(brief, speller=speller)
    found = house.check(f"{house.letter_.text}\n\nWe recieved your flurbish lamp.")
    assert [each.message for each in found if "recieved" in each.message]
    assert not [each for each in found if "flurbish" in each.message]
    assert speller.asked == ["en"]


def test_letters_of_every_tone_come_back_clean() -> None:
    """The tone the letter was written in is read back with it."""
    for tone in Tone:
        house = House(replace(BRIEF, tone=tone))
        assert house.check(house.letter_.text) == ()


@pytest.mark.parametrize("locale", WRITER.locales())
def test_letters_of_every_kind_come_back_clean(locale: str) -> None:
    """What we wrote ourselves gives no reason to speak up, whatever it is about and in whatever language."""
    for made in briefs(25, locale=locale):
        agent = replace(made.ticket.agent, name=made.agent_name) if made.ticket.agent else None
        brief = replace(made, ticket=replace(made.ticket, agent=agent))
        letter = WRITER.write(brief)
        house = House(brief, review(letter, brief), brief.called)
        assert house.check(letter.text, replace(OCCASION, now=brief.now), brief.ticket) == (), letter.text


def test_no_text_is_too_odd() -> None:
    """Whatever is typed, pasted or half deleted, there is an answer and never an error of ours."""
    house = House()
    text = house.letter_.text
    chance = Random(5)
    odd = ["\x00", "\u202e", "İ", "🙂", "\ud7ff", "((((", "<<", "{{", "%}", ".", "1" * 400, "9" * 30 + ".99 EUR", ",,"]
    for _ in range(120):
        start, end = sorted(chance.sample(range(len(text)), 2))
        house.check(text[:start] + chance.choice(odd) * chance.randint(1, 4) + text[end:])
    for each in (*odd, text * 40, "a " * 30_000, "\n" * 60_000, "." * 60_000, "(" * 20_000):
        house.check(each)
