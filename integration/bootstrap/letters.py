"""The parts behind the page of letters: the same writers that real letters come from."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from integration.bootstrap.desk_setup import AccountSetup
from integration.flows.letter_desk import LetterDesk
from integration.flows.letter_ports import TicketTrying
from integration.flows.letter_preview import Previewing
from integration.flows.ports import LetterWriter
from integration.flows.trying import Trying
from integration.rendering.workshop import LetterWorkshop
from integration.web.admin.parts import LetterParts

if TYPE_CHECKING:
    from integration.bootstrap.parts import Parts


@dataclass(frozen=True, slots=True)
class OneWriter:
    """Implements the port Writers with one writer for whoever asks."""

    writer: LetterWriter

    def of(self, _account: str) -> LetterWriter:
        return self.writer

    def locales(self) -> tuple[str, ...]:
        return self.writer.locales()


def letter_parts(parts: "Parts", setup: AccountSetup) -> LetterParts:
    """What stands behind `/admin/letters`."""

    def trying(writer: LetterWriter) -> TicketTrying:
        return Trying(replace(parts.drafting, writers=OneWriter(writer)), parts.drafts, setup)

    desk = LetterDesk(parts.letters, LetterWorkshop(parts.writers), parts.policies)
    return LetterParts(desk, Previewing(desk, trying))
