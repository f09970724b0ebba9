"""The native macros of each account, over its desk."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from integration.bootstrap.desks import Desks
from integration.flows.macro import FoundMacro, Macro
from integration.flows.macro_keeping import MacroKeeping
from integration.store.audit import AuditReader
from integration.zendesk import macros

if TYPE_CHECKING:
    from integration.bootstrap.parts import Parts


@dataclass(frozen=True, slots=True)
class AccountMacros:
    """Implements the port MacroDesk."""

    desks: Desks

    def macros(self, account: str) -> tuple[FoundMacro, ...]:
        return macros.macros(self.desks.open(account))

    def write(self, account: str, macro: Macro, macro_id: str = "") -> None:
        macros.write(self.desks.open(account), macro, macro_id)

    def switch_off(self, account: str, macro_id: str) -> None:
        macros.switch_off(self.desks.open(account), macro_id)


def macro_keeping(parts: "Parts") -> MacroKeeping:
    return MacroKeeping(AccountMacros(parts.desks), parts.policies, parts.writers, AuditReader(parts.engine))
