"""What an agent's choice of a type does to the draft, and what is learnt from it."""

# ruff: noqa: ARG002 - a fake takes all arguments of its port, whether it needs them or not

from dataclasses import dataclass, field, replace

import pytest

from integration.apology.complaint import Abstention, Complaint
from integration.apology.letter import Brief, Letter, Paragraph, Section
from integration.apology.policy import (
    Condition,
    Conditions,
    Contact,
    Offer,
    OfferKind,
    Operator,
    Policy,
    Rule,
    TypeSettings,
)
from integration.apology.reading import Reading
from integration.apology.ticket import Message, Requester, Ticket, Writer
from integration.errors import BadInput, Conflict
from integration.flows.deciding import Deciding
from integration.flows.draft import Draft, Occasion, Wishes
from integration.flows.drafting import Drafting
from integration.flows.lesson import Origin
from tests.approval_fakes import FakeCodes, FakeLedger
from tests.fakes import NOON, FakePolicies, a_complaint, a_reading
from tests.lesson_fakes import FakeJudges, FakeLessons, a_correction

TICKET = Ticket("101", "Broken lamp", (Message("1", Writer.REQUESTER, "x"),), Requester("20"))
RULE = Rule(
    "lamp",
    "Lamps",
    Conditions(all=(Condition("complaint_type", Operator.IS, "damaged_item"),)),
    (Offer("replacement", OfferKind.REPLACEMENT),),
)
POLICY = Policy(
    "EUR",
    (RULE,),
    (Contact(phone="0800 555 0142"),),
    types={"lost_booking": TypeSettings(), "late_delivery": TypeSettings(enabled=False)},
)


@dataclass
class FakeReader:
    reading: Reading = field(default_factory=a_reading)

    def read(self, ticket: Ticket, field_map: dict[str, str]) -> Reading:
        return self.reading


@dataclass
class FakeWriter:
    def of(self, account: str) -> "FakeWriter":
        return self

    def write(self, brief: Brief) -> Letter:
        sorry = (Paragraph(Section.REGRET, "I am sorry."),)
        return Letter("Sorry", sorry, "<p>I am sorry.</p>", "I am sorry.", "en", brief.tone, "en/any_type@1")

    def locales(self) -> tuple[str, ...]:
        return ("en",)


@dataclass
class FakeDrafts:
    kept: list[Draft] = field(default_factory=list)
    refusal: Exception | None = None

    def keep(self, draft: Draft) -> None:
        if self.refusal:
            raise self.refusal
        self.kept.append(draft)


class House:
    """The use case over fakes, with a judge who says this of every ticket."""

    def __init__(self, complaint: Complaint | None = None, policy: Policy = POLICY) -> None:
        self.judges = FakeJudges(complaint or a_complaint())
        self.drafts, self.lessons = FakeDrafts(), FakeLessons()
        self.ledger, self.codes = FakeLedger(), FakeCodes()
        self.drafting = Drafting(
            reader=FakeReader(),
            judges=self.judges,
            policies=FakePolicies(policy=policy),
            deciding=Deciding(self.ledger, self.codes),
            writers=FakeWriter(),
            drafts=self.drafts,
            lessons=self.lessons,
        )

    def suggest(self, agent_id: str = "8", **wishes: object) -> Draft:
        """The second time it is the same draft, made anew."""
        again = bool(self.drafts.kept)
        return self.drafting.suggest(TICKET, Wishes(**wishes), Occasion("acme", "d1", NOON, agent_id, again))

    def taught(self) -> list[str]:
        return [lesson.type for lesson in self.lessons.of("acme")]


def unsure(**changes: object) -> Complaint:
    return a_complaint(abstention=Abstention.UNSURE, confidence=0.3, **changes)


def test_another_type_than_the_judges_is_a_lesson() -> None:
    """The customer's words are kept with both opinions, and who held the second."""
    house = House()
    draft = house.suggest(type="billing_error")

    reading = a_reading()
    expected = a_correction(type_="billing_error", subject=reading.subject, text=reading.text, confidence=0.94)
    assert house.lessons.of("acme") == (expected,)
    assert draft.complaint.chosen_by_agent
    assert draft.letter


@pytest.mark.parametrize("type_", ["damaged_item", "lost_booking"])
def test_any_type_is_a_lesson_where_the_judge_was_not_sure(type_: str) -> None:
    """Whoever settles a doubt teaches, even by saying what the judge only guessed."""
    house = House(unsure())
    house.suggest(type=type_)

    assert house.taught() == [type_]


def test_the_newest_choice_stands() -> None:
    """An agent who changes their mind leaves one lesson."""
    house = House()
    house.suggest(type="billing_error")
    house.suggest(type="lost_booking")

    assert house.taught() == ["lost_booking"]


def test_back_to_the_judges_type_is_no_lesson() -> None:
    """Trying another type and coming back leaves nothing behind; another account's lesson of that number stays."""
    house = House()
    house.lessons.keep("zenith", (a_correction("101"),))
    house.suggest(type="billing_error")
    house.suggest(type="damaged_item")

    assert house.taught() == []
    assert len(house.lessons.of("zenith")) == 1


@pytest.mark.parametrize(
    ("complaint", "agent_id", "wishes"),
    [
        (a_complaint(), "", {"type": "billing_error"}),
        (a_complaint(), "8", {}),
        (unsure(), "8", {"anyway": True}),
        (a_complaint(abstention=Abstention.NO_WORDS), "8", {"type": "billing_error"}),
        (a_complaint(type="not_a_complaint", abstention=Abstention.NOT_A_COMPLAINT), "8", {"type": "not_a_complaint"}),
    ],
    ids=["the command line", "no choice", "drafted anyway", "no words to learn from", "the judge said so too"],
)
def test_nothing_else_is_a_lesson(complaint: Complaint, agent_id: str, wishes: dict[str, object]) -> None:
    """Only an agent who knows better than the judge teaches."""
    house = House(complaint)
    house.suggest(agent_id, **wishes)

    assert house.taught() == []


def test_a_draft_that_cannot_be_kept_teaches_nothing() -> None:
    """What was refused did not happen."""
    house = House()
    house.drafts.refusal = Conflict("This draft was already sent.")

    with pytest.raises(Conflict):
        house.suggest(type="billing_error")

    assert house.taught() == []


def test_no_complaint_on_an_agents_word() -> None:
    """Nothing is written, the draft says why, and the judge learns that it was none."""
    house = House()
    draft = house.suggest(type="not_a_complaint")

    assert (draft.complaint.type, draft.complaint.abstention) == ("not_a_complaint", Abstention.NOT_A_COMPLAINT)
    assert draft.complaint.chosen_by_agent
    assert draft.complaint.secondary == ()
    assert draft.letter is None
    assert house.drafts.kept == [draft]
    assert house.lessons.of("acme")[0].origin is Origin.CORRECTION
    assert house.taught() == ["not_a_complaint"]


def test_drafting_anyway_claims_no_choice_of_the_agents() -> None:
    """The letter is written on the judge's guess, and record and trace say how sure it was."""
    draft = House(unsure()).suggest(anyway=True)

    assert draft.letter
    assert draft.complaint == replace(unsure(), abstention=None, anyway=True)
    assert draft.remedy
    assert "complaint is damaged item (0.30, drafted anyway)" in draft.remedy.trace.words[0]


def test_drafting_anyway_takes_the_likeliest_failure() -> None:
    """Where the judge says that it is none, the next best type stands, with its own chance."""
    judged = unsure(type="not_a_complaint", scores={"not_a_complaint": 0.9, "late_delivery": 0.02, "data_loss": 0.08})
    complaint = House(judged).suggest(anyway=True).complaint

    assert (complaint.type, complaint.confidence, complaint.chosen_by_agent) == ("data_loss", 0.08, False)


@pytest.mark.parametrize("type_", ["late_delivery", "lost_luggage"])
def test_a_type_the_policy_has_not_is_not_drafted_unasked(type_: str) -> None:
    """Neither what is turned off nor what was learnt once and is no type of the account's any more."""
    assert House(a_complaint(type=type_)).suggest().complaint.abstention is Abstention.TYPE_OFF


def test_a_type_nobody_knows_is_refused() -> None:
    """A choice must be a shipped type or one of the account's own."""
    with pytest.raises(BadInput) as refused:
        House().suggest(type="grumpiness")

    assert refused.value.field == "type"


def test_a_draft_in_steps() -> None:
    """Judging holds and keeps nothing, composing keeps nothing: who stops half way has only to let go of the hold."""
    house = House()
    judged = house.drafting.judge(TICKET, "acme")

    assert judged.unasked == judged.complaint == a_complaint()
    assert not house.ledger.asked

    draft = house.drafting.compose(judged, Wishes(), Occasion("acme", "d1", NOON, again=True, unasked=True))

    assert (draft.unasked, draft.agent_id) == (True, "")
    assert draft.letter
    assert list(house.ledger.held) == ["d1"]
    assert not house.drafts.kept

    house.drafting.keep(draft)
    assert house.drafts.kept == [draft]
    assert not house.taught()
