"""Ticket in, reviewed draft out: the one path that the sidebar, the webhook, the API and the command line share."""

from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from integration.apology.complaint import Abstention, Complaint, ComplaintType
from integration.apology.delivery import insertion
from integration.apology.letter import Brief, Tone
from integration.apology.policy import Policy, PolicyVersion
from integration.apology.reading import Reading
from integration.apology.remedy import Case, decide
from integration.apology.review import review
from integration.apology.ticket import Ticket
from integration.errors import BadInput
from integration.flows.draft import Draft, Occasion, Wishes
from integration.flows.ports import Drafts, Histories, Judge, LetterWriter, Policies, Reader


@dataclass(frozen=True, slots=True)
class Drafting:
    """The use case, with what it needs from outside."""

    reader: Reader
    judge: Judge
    policies: Policies
    histories: Histories
    writer: LetterWriter
    drafts: Drafts

    def suggest(self, ticket: Ticket, wishes: Wishes, occasion: Occasion) -> Draft:
        """Read, judge, decide, write, review and keep.

        Raises NotFound where the account has no policy, BadInput for a type that nobody can apologise for.
        """
        version = self.policies.live(occasion.account)
        check_type(wishes.type, version.policy)
        draft = self._draft(ticket, wishes, occasion, version)
        self.drafts.keep(draft)
        return draft

    def glance(self, ticket: Ticket, account: str) -> tuple[Reading, Complaint]:
        """What the ticket seems to be about, before anyone asks for a letter; nothing is kept."""
        policy = self.policies.live(account).policy
        reading = self.reader.read(ticket, dict(policy.field_map))
        return reading, _settle(self.judge.judge(reading, policy.threshold), Wishes(), policy)

    def _draft(self, ticket: Ticket, wishes: Wishes, occasion: Occasion, version: PolicyVersion) -> Draft:
        policy = version.policy
        reading = self.reader.read(ticket, dict(policy.field_map)).with_answers(wishes.answers)
        complaint = _settle(self.judge.judge(reading, policy.threshold), wishes, policy)
        draft = Draft(
            id=occasion.draft_id,
            account=occasion.account,
            agent_id=occasion.agent_id,
            made_at=occasion.now,
            ticket=ticket,
            reading=reading,
            complaint=complaint,
            policy_version=version.number,
        )
        if complaint.abstention:
            return draft
        return self._write(draft, wishes, version)

    def _write(self, draft: Draft, wishes: Wishes, version: PolicyVersion) -> Draft:
        policy, ticket = version.policy, draft.ticket
        now = draft.made_at.astimezone(ZoneInfo(policy.time_zone))
        locale = _locale(wishes.locale or draft.reading.language, self.writer.locales())
        history = self.histories.of(draft.account, ticket.requester.id, draft.agent_id, now, policy.guards.period_days)
        case = Case(ticket, draft.reading, draft.complaint, locale, now)
        remedy = decide(case, version, history, wishes.offers)
        brief = Brief(
            ticket=ticket,
            reading=draft.reading,
            complaint=draft.complaint,
            remedy=remedy,
            policy=policy,
            tone=_tone(wishes.tone, draft.complaint, policy),
            locale=locale,
            agent_name=ticket.agent.name if ticket.agent else "",
            company=policy.sign_off.get(ticket.brand.name) or policy.sign_off.get("") or ticket.brand.name,
            now=now,
        )
        letter = self.writer.write(brief)
        return replace(
            draft,
            remedy=remedy,
            letter=letter,
            findings=review(letter, brief),
            insertion=insertion(letter, draft.complaint, remedy, policy, rich=brief.rich),
        )


def check_type(wanted: str | None, policy: Policy) -> None:
    """Raises BadInput for a type nobody knows, and for the one that is no complaint."""
    known = {*ComplaintType, *policy.types} - {ComplaintType.NOT_A_COMPLAINT}
    if wanted is not None and wanted not in known:
        raise BadInput(f"type: {wanted!r} is not a type of complaint.", "type")


def _settle(complaint: Complaint, wishes: Wishes, policy: Policy) -> Complaint:
    """The agent's word stands over the judge's; a type the account has turned off is not drafted unasked."""
    if wishes.type:
        return complaint.corrected(wishes.type)
    if wishes.anyway and complaint.abstention:
        return complaint.corrected(_best_apology(complaint))
    if not complaint.abstention and not policy.settings_for(complaint.type).enabled:
        return replace(complaint, abstention=Abstention.TYPE_OFF)
    return complaint


def _best_apology(complaint: Complaint) -> str:
    """The likeliest type an apology can be written for."""
    if complaint.type != ComplaintType.NOT_A_COMPLAINT:
        return complaint.type
    others = {key: score for key, score in complaint.scores.items() if key != ComplaintType.NOT_A_COMPLAINT}
    return max(others, key=lambda key: others[key], default=ComplaintType.POOR_SERVICE.value)


def _locale(wanted: str, known: tuple[str, ...]) -> str:
    """The letter's language: the wanted one where letters exist for it, else the first, English."""
    return wanted if wanted in known else known[0]


def _tone(wanted: Tone | None, complaint: Complaint, policy: Policy) -> Tone:
    """Regulated types keep to the approved, neutral wording whatever was asked (product.md, guards)."""
    if complaint.type in policy.guards.regulated:
        return Tone.NEUTRAL
    return wanted or Tone(policy.default_tone)
