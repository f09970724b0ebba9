"""Ticket in, reviewed draft out: the one path that the sidebar, the webhook, the API and the command line share."""

from dataclasses import dataclass, replace

from integration.apology.cancellation import Cancellation
from integration.apology.complaint import Abstention, Complaint, ComplaintType
from integration.apology.delivery import insertion
from integration.apology.letter import Tone
from integration.apology.policy import Policy, PolicyVersion
from integration.apology.reading import Reading
from integration.apology.remedy import Case, Remedy, Wished, announced
from integration.apology.review import Speller, review
from integration.apology.ticket import Ticket
from integration.errors import BadInput
from integration.flows.acknowledged import TicketNotes, unanswered
from integration.flows.announced import as_told
from integration.flows.briefing import brief_for, local
from integration.flows.deciding import Deciding
from integration.flows.draft import Draft, Occasion, Wishes
from integration.flows.lesson import Lesson, Origin
from integration.flows.ports import CancelledOrders, Drafts, Judges, Lessons, Policies, Reader, Writers


@dataclass(frozen=True, slots=True)
class Judged:
    """A ticket, read and judged under the policy of the moment. Nothing is kept or held of it yet.

    `complaint` is the judge's word; what is acted on is `settled`.
    """

    ticket: Ticket
    reading: Reading
    complaint: Complaint
    version: PolicyVersion

    @property
    def unasked(self) -> Complaint:
        """What is acted on where no agent wished for anything."""
        return settled(self.complaint, Wishes(), self.version.policy)

    def told(self, cancellation: Cancellation) -> "Judged":
        """The same ticket, where the shop told us what it is about."""
        reading, complaint = as_told(self.reading, self.complaint, cancellation)
        return replace(self, reading=reading, complaint=complaint)


@dataclass(frozen=True, slots=True)
class Drafting:
    """The use case, with what it needs from outside.

    Who may change their mind half way takes it in three steps: `judge` keeps nothing, `compose` holds the money and
    takes the codes that the letter gives, `keep` puts the draft on record.
    """

    reader: Reader
    judges: Judges
    policies: Policies
    deciding: Deciding
    writers: Writers
    drafts: Drafts
    lessons: Lessons
    speller: Speller | None = None
    orders: CancelledOrders | None = None
    notes: TicketNotes | None = None

    def suggest(self, ticket: Ticket, wishes: Wishes, occasion: Occasion) -> Draft:
        """Read, judge, decide, write, review and keep; where an agent knows better than the judge, learn.

        Raises NotFound where the account has no policy or the draft is somebody else's, Conflict where it was already
        sent, BadInput for a type that nobody knows.
        """
        judged = self._remembered(self.judge(ticket, occasion.account), occasion)
        draft = self.compose(judged, wishes, occasion)
        self.keep(draft)
        self._learn(draft, judged.complaint, wishes.type)
        return draft

    def glance(self, ticket: Ticket, account: str) -> tuple[Reading, Complaint]:
        """What the ticket seems to be about, before anyone asks for a letter; nothing is kept."""
        judged = self.judge(ticket, account)
        return judged.reading, judged.unasked

    def judge(self, ticket: Ticket, account: str) -> Judged:
        """The ticket, read and judged; nothing is kept. Raises NotFound where the account has no policy."""
        version = self.policies.live(account)
        if self.notes and any(settings.acknowledge for settings in version.policy.types.values()):
            ticket = unanswered(ticket, self.notes.of_ticket(account, ticket.id))
        reading = self.reader.read(ticket, dict(version.policy.field_map))
        complaint = self.judges.of(account).judge(reading, version.policy.threshold)
        return Judged(ticket, replace(reading, signals=complaint.signals), complaint, version)

    def compose(self, judged: Judged, wishes: Wishes, occasion: Occasion) -> Draft:
        """Decide, hold what it costs, write and review; the draft is not kept yet. Raises as `suggest` does."""
        version = judged.version
        check_type(wishes.type, version.policy)
        check_type(wishes.second or None, version.policy)
        draft = Draft(
            id=occasion.draft_id,
            account=occasion.account,
            agent_id=occasion.agent_id,
            made_at=occasion.now,
            ticket=judged.ticket,
            reading=judged.reading.with_answers(wishes.answers),
            complaint=settled(judged.complaint, wishes, version.policy),
            policy_version=version.number,
            called=wishes.called,
            unasked=occasion.unasked,
        )
        locale = _locale(wishes.locale or draft.reading.language, self.writers.locales())
        case = Case(draft.ticket, draft.reading, draft.complaint, locale, local(occasion.now, version.policy))
        if not draft.complaint.abstention:
            wished = Wished(wishes.offers, wishes.amounts)
            remedy = self.deciding.remedy(draft, case, version, wished, again=occasion.again)
            if draft.reading.cancellation:
                remedy = announced(remedy, draft.reading.cancellation)
            return self._write(replace(draft, remedy=remedy), case, remedy, wishes.tone, version.policy)
        if occasion.again:
            self.deciding.let_go(draft, case, version)
        return draft

    def keep(self, draft: Draft) -> None:
        """Put the draft on record. Raises Conflict for one that was sent, NotFound for somebody else's."""
        self.drafts.keep(draft)

    def _remembered(self, judged: Judged, occasion: Occasion) -> Judged:
        """A draft that began with the shop's word goes on from it: the ticket itself may not say a thing."""
        known = (
            self.orders.cancellation(occasion.account, occasion.draft_id) if self.orders and occasion.again else None
        )
        return judged.told(known) if known else judged

    def _write(self, draft: Draft, case: Case, remedy: Remedy, tone: Tone | None, policy: Policy) -> Draft:
        tone = _tone(tone, draft.complaint, policy)
        brief = brief_for(draft, remedy, policy, tone=tone, locale=case.locale, now=case.now)
        letter = self.writers.of(draft.account).write(brief)
        return replace(
            draft,
            letter=letter,
            findings=review(letter, brief, speller=self.speller),
            insertion=insertion(letter, draft.complaint, remedy, policy, rich=brief.rich),
        )

    def _learn(self, draft: Draft, judged: Complaint, chosen: str | None) -> None:
        """An agent who chose another type than the judge gave a lesson; who came back to the judge's takes it back.

        The command line has no agent: whoever tries things out there teaches nothing.
        """
        if not draft.agent_id or not chosen or draft.reading.cancellation or judged.abstention is Abstention.NO_WORDS:
            return
        if _agrees(judged, chosen):
            self.lessons.forget_correction(draft.account, draft.ticket.id)
            return
        lesson = Lesson(
            origin=Origin.CORRECTION,
            source=draft.ticket.id,
            type=chosen,
            subject=draft.reading.subject,
            text=draft.reading.text,
            at=draft.made_at,
            judged=judged.type,
            confidence=judged.confidence,
            agent_id=draft.agent_id,
        )
        self.lessons.keep(draft.account, (lesson,))


def check_type(wanted: str | None, policy: Policy) -> None:
    """Raises BadInput for a type that is neither shipped nor the account's own."""
    if wanted is not None and not _knows(policy, wanted):
        raise BadInput(f"type: {wanted!r} is not a type of complaint.", "type")


def _knows(policy: Policy, type_: str) -> bool:
    return type_ in policy.types or type_ in set(ComplaintType)


def settled(complaint: Complaint, wishes: Wishes, policy: Policy) -> Complaint:
    """The agent's word stands over the judge's; a type the account has turned off is not drafted unasked.

    A type of the account's own that was learnt, and is in the policy no more, is as good as turned off.
    """
    complaint = replace(complaint, second=wishes.second)
    if wishes.type:
        return complaint.corrected(wishes.type)
    if wishes.anyway and complaint.abstention:
        return complaint.taken_up()
    is_on = _knows(policy, complaint.type) and policy.settings_for(complaint.type).enabled
    if not complaint.abstention and not is_on:
        return replace(complaint, abstention=Abstention.TYPE_OFF)
    return complaint


def _agrees(judged: Complaint, type_: str) -> bool:
    """Whether the judge said so too. That something is no complaint is said by abstaining; else that is no answer."""
    return judged.type == type_ and judged.abstention in (None, Abstention.NOT_A_COMPLAINT)


def _locale(wanted: str, known: tuple[str, ...]) -> str:
    """The letter's language: the wanted one where letters exist for it, else the first, English."""
    return wanted if wanted in known else known[0]


def _tone(wanted: Tone | None, complaint: Complaint, policy: Policy) -> Tone:
    """Regulated types keep to the approved, neutral wording whatever was asked (product.md, guards)."""
    if complaint.type in policy.guards.regulated:
        return Tone.NEUTRAL
    return wanted or Tone(policy.default_tone)
