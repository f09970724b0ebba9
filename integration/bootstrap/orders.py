"""What stands behind the notices of cancelled orders: in the worker that writes them, and for whoever approves them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from integration import resources
from integration.bootstrap.desk_setup import Remembered
from integration.flows.announcing import Announcing, NoticeRecord
from integration.flows.inbox_ports import NoteWriter
from integration.flows.notice_wording import NoticeDesk
from integration.flows.our_notes import OurNotes
from integration.rendering.openings import Openings
from integration.rendering.shipped import ShippedSources
from integration.zendesk.desk import ZendeskDesk
from integration.zendesk.orders import RestOrderDesk, brands_of

if TYPE_CHECKING:
    from integration.bootstrap.parts import Parts

BRAND_SECONDS = 600


@dataclass(frozen=True, slots=True)
class AccountOrderDesks:
    """Implements the port OrderDesks. `rest` gives this thread's Zendesk of an account."""

    rest: Callable[[str], ZendeskDesk]
    _brands: Remembered[dict[str, str]] = field(default_factory=lambda: Remembered(BRAND_SECONDS))

    def orders(self, account: str) -> RestOrderDesk:
        desk = self.rest(account)
        return RestOrderDesk(desk, lambda: self._brands.get((account, "brands"), lambda: brands_of(desk)))


def announcing(
    parts: "Parts",
    rest: Callable[[str], ZendeskDesk],
    ours: OurNotes,
    writer: NoteWriter,
    clock: Callable[[], datetime],
) -> Announcing:
    """What works on an order that the shop cancelled."""
    return Announcing(
        ours=ours,
        drafting=parts.drafting,
        trying=parts.trying_out,
        record=NoticeRecord(parts.drafts, parts.drafts, parts.drafts),
        desks=AccountOrderDesks(rest),
        writer=writer,
        openings=Openings(),
        wordings=notice_desk(parts),
        clock=clock,
        tell=ours.tell,
    )


def notice_desk(parts: "Parts") -> NoticeDesk:
    """Who knows which wording of a notice is approved."""
    return NoticeDesk(ShippedSources(resources.templates() / "letters"), parts.letters, parts.policies)
