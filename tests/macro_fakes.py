"""Macros of an account in memory."""

from dataclasses import dataclass, field, replace

from integration.flows.macro import FoundMacro, Macro


@dataclass
class FakeMacroDesk:
    """Implements the port MacroDesk, and counts what was written."""

    kept: dict[str, FoundMacro] = field(default_factory=dict)
    writes: int = 0

    def macros(self, account: str) -> tuple[FoundMacro, ...]:  # noqa: ARG002 - one account is enough here
        return tuple(self.kept.values())

    def write(self, account: str, macro: Macro, macro_id: str = "") -> None:  # noqa: ARG002 - one account is enough here
        self.writes += 1
        id_ = macro_id or str(len(self.kept) + 1)
        self.kept[id_] = FoundMacro(
            id_, macro.title, macro.key, active=True, html=macro.html, tags=macro.tags, fields=macro.fields
        )

    def switch_off(self, account: str, macro_id: str) -> None:  # noqa: ARG002 - one account is enough here
        self.writes += 1
        self.kept[macro_id] = replace(self.kept[macro_id], active=False)
