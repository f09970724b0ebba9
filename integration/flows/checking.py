"""What an agent made of a letter, checked while they type: the same rules, the same facts, their words."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from integration.apology.letter import Brief
from integration.apology.reading import Reading
from integration.apology.review import Finding, Level, Speller, edited, review
from integration.apology.ticket import Ticket
from integration.errors import NotFound
from integration.flows.briefing import brief_for, local
from integration.flows.draft import Draft, KeptLetter, Occasion
from integration.flows.ports import KeptLetters, Policies, Reader


@dataclass(frozen=True, slots=True)
class Checking:
    """The use case, with what it needs from outside."""

    letters: KeptLetters
    policies: Policies
    reader: Reader
    speller: Speller | None = None

    def check(self, ticket: Ticket, text: str, occasion: Occasion) -> tuple[Finding, ...]:
        """What is wrong with this text as an answer to this ticket; nothing where all is well.

        It is held against what the letter was written from, by the policy of that day. What the agent was told about
        the letter itself is not told again. Raises NotFound for a draft of another ticket, and for one that another
        agent asked for.
        """
        kept = self.letters.letter(occasion.account, occasion.draft_id)
        is_theirs = kept.unasked or kept.agent_id == occasion.agent_id
        if not is_theirs or kept.ticket_id != ticket.id:
            raise NotFound("There is no such draft.")
        brief = self._brief(kept, ticket, occasion)
        typed = edited(text, brief, kept.letter)
        found = review(typed, brief, speller=self.speller, original=kept.letter)
        return tuple(_news(found, kept.findings))

    def _brief(self, kept: KeptLetter, ticket: Ticket, occasion: Occasion) -> Brief:
        policy = self.policies.version(occasion.account, kept.policy_version).policy
        draft = Draft(
            id=kept.id,
            account=kept.account,
            agent_id=kept.agent_id,
            made_at=kept.made_at,
            ticket=ticket,
            reading=_heard(kept.reading, self.reader.read(ticket, dict(policy.field_map))),
            complaint=kept.complaint,
            policy_version=kept.policy_version,
            called=kept.called,
        )
        letter = kept.letter
        now = local(occasion.now, policy)
        return brief_for(draft, kept.remedy, policy, tone=letter.tone, locale=letter.locale, now=now)


def _heard(kept: Reading, fresh: Reading) -> Reading:
    """The facts the letter was written from, with the customer's words, which we do not keep."""
    return replace(kept, subject=fresh.subject, text=fresh.text)


def _news(found: Iterable[Finding], told: Iterable[Finding]) -> Iterable[Finding]:
    known = {(each.rule, each.message, each.sentence) for each in told}
    for finding in found:
        if finding.level is not Level.HINT and (finding.rule, finding.message, finding.sentence) not in known:
            yield finding
