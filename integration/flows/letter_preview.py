"""What a wording would make of a case or a ticket, before it is saved; nothing is kept."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from integration.apology.letter import ACKNOWLEDGEMENT, Letter
from integration.apology.review import Finding, review
from integration.errors import LettersRefused
from integration.flows.draft import Wishes
from integration.flows.letter_checking import line_of
from integration.flows.letter_desk import LetterDesk
from integration.flows.letter_ports import TicketTrying
from integration.flows.letter_samples import SampleCase, brief
from integration.flows.letters import PART, WHOLE, Problem, Variant, Wording
from integration.flows.ports import LetterWriter
from integration.flows.trying import Attempt

KEY = "a"


@dataclass(frozen=True, slots=True)
class Preview:
    """The letter with what is wrong with it, each finding with its line in the source; or why there is no letter."""

    letter: Letter | None
    findings: tuple[tuple[Finding, int], ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Unsaved:
    """A source that is tried under a name. `ticket_id` names a ticket of Zendesk's; without, the case is written to."""

    locale: str
    name: str
    source: str
    case: SampleCase
    ticket_id: str = ""


@dataclass(frozen=True, slots=True)
class Previewing:
    """The use case. `trying` gives who tries things on tickets, with this writer in the place of the true one."""

    desk: LetterDesk
    trying: Callable[[LetterWriter], TicketTrying]

    def shown(self, account: str, unsaved: Unsaved, now: datetime) -> Preview:
        """Raises NotFound for a letter or a ticket there is not, OutsideFailure where Zendesk cannot be asked."""
        self.desk.shipped(account, unsaved.locale, unsaved.name)
        wording = Wording(unsaved.locale, unsaved.name, (Variant(KEY, unsaved.source, WHOLE),))
        live = self.desk.live(account)
        broken = self.desk.workshop.broken(wording, live)
        if broken:
            return Preview(None, problems=broken)
        try:
            writer = self.desk.workshop.writer(account, live, wording)
            letter, findings = self._written(account, unsaved, writer, now)
        except LettersRefused as refusal:
            return Preview(None, problems=tuple(Problem(line, message) for _, line, message in refusal.problems))
        placed = tuple((finding, line_of(finding.sentence, unsaved.source)) for finding in findings)
        return Preview(letter, placed)

    def _written(
        self, account: str, unsaved: Unsaved, writer: LetterWriter, now: datetime
    ) -> tuple[Letter | None, tuple[Finding, ...]]:
        policy = self.desk.policies.live(account)
        if not unsaved.ticket_id or unsaved.name == ACKNOWLEDGEMENT:  # those lines are no letter to a ticket
            asked = brief(unsaved.case, policy.policy, unsaved.locale)
            letter = writer.write(asked)
            return letter, review(letter, asked)
        # A letter is tried on the ticket as if it were about that; a part on whatever the ticket is about. All else the
        # ticket tells.
        type_ = None if unsaved.name.startswith(PART) else unsaved.case.type
        wishes = Wishes(type=type_, locale=unsaved.locale, anyway=True)
        draft = self.trying(writer).out(account, Attempt(policy, unsaved.ticket_id, wishes), now)
        return draft.letter, draft.findings
