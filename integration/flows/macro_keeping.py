"""Keeps a set of native macros in step with the letters: looks, says what would change, and changes no other macro."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from integration.errors import BadInput
from integration.flows.admin_ports import AuditLog
from integration.flows.macro import FoundMacro, Macro, Plan, Step, planned
from integration.flows.macro_letters import MacroLetters, types_of
from integration.flows.ports import Policies, Writers


class MacroDesk(Protocol):
    """The shared macros of an account in Zendesk. All raise OutsideFailure; `write` without an id creates."""

    def macros(self, account: str) -> tuple[FoundMacro, ...]: ...

    def write(self, account: str, macro: Macro, macro_id: str = "") -> None: ...

    def switch_off(self, account: str, macro_id: str) -> None: ...


@dataclass(frozen=True, slots=True)
class MacroKeeping:
    """The use case, with what it needs from outside."""

    desk: MacroDesk
    policies: Policies
    writers: Writers
    audit: AuditLog

    def plan(self, account: str, languages: Sequence[str], now: datetime) -> Plan:
        """What a sync would do now; without languages those that have macros of ours, or English.

        Raises BadInput for a language without letters.
        """
        found = self.desk.macros(account)
        policy = self.policies.live(account).policy
        chosen = self._languages(languages, found)
        letters = MacroLetters(self.writers.of(account), policy)
        wanted = [letters.macro(type_, locale, now) for locale in chosen for type_ in types_of(policy)]
        return Plan(chosen, planned(wanted, found, frozenset(chosen)))

    def sync(self, account: str, languages: Sequence[str], *, by: str, now: datetime) -> Plan:
        """Does what `plan` says, one macro after the other. Broken off in the middle it leaves whole macros behind.

        The next sync goes on where this one stopped, since each macro is known by its mark.
        """
        plan = self.plan(account, languages, now)
        done = [change for change in plan.changes if change.step not in (Step.KEEP, Step.TAKEN)]
        for change in done:
            if change.wanted:
                self.desk.write(account, change.wanted, change.macro_id)
            else:
                self.desk.switch_off(account, change.macro_id)
        if done:
            counts = {step.value: sum(change.step is step for change in done) for step in Step}
            details = {step: count for step, count in counts.items() if count}
            self.audit.note(account, "macros_synced", details, by=by, now=now)
        return plan

    def _languages(self, languages: Sequence[str], found: Sequence[FoundMacro]) -> tuple[str, ...]:
        known = self.writers.locales()
        for language in languages:
            if language not in known:
                raise BadInput(f"locale: there are no letters in “{language}”; there are {', '.join(known)}.", "locale")
        kept = {macro.key.rpartition(":")[2] for macro in found if macro.key and macro.active}
        return tuple(dict.fromkeys(languages)) or tuple(each for each in known if each in kept) or known[:1]
