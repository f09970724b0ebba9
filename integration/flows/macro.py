"""Native Zendesk macros as we keep them: what each holds, how ours are known, and what a sync would change."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import unified_diff
from enum import StrEnum

_MARK = re.compile(r"\[amends:([a-z0-9_]+:[a-z-]+)\]")
_BREAKS = re.compile(r"(?<=</p>)|(?<=</li>)|(?<=%\})")


@dataclass(frozen=True, slots=True)
class Macro:
    """One macro of ours: for a complaint type in a language. `fields` go by custom field id."""

    key: str  # "late_delivery:en"
    title: str
    html: str
    tags: tuple[str, ...]
    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FoundMacro:
    """A shared macro as Zendesk has it. `key` is "" for one that is not ours."""

    id: str
    title: str
    key: str
    active: bool
    html: str
    tags: tuple[str, ...]
    fields: Mapping[str, str]

    def is_as(self, wanted: Macro) -> bool:
        mine = (self.title, self.html, frozenset(self.tags), dict(self.fields))
        return self.active and mine == (wanted.title, wanted.html, frozenset(wanted.tags), dict(wanted.fields))


class Step(StrEnum):
    """What becomes of one macro."""

    CREATE = "create"
    UPDATE = "update"
    KEEP = "keep"
    SWITCH_OFF = "switch_off"  # ours, and wanted no more; deleting would lose its usage figures
    TAKEN = "taken"  # somebody else's macro has this title, and is not touched


@dataclass(frozen=True, slots=True)
class Change:
    """One step of a sync, with the lines that differ."""

    step: Step
    title: str
    macro_id: str = ""
    wanted: Macro | None = None
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """What a sync of these languages does, macro by macro."""

    languages: tuple[str, ...]
    changes: tuple[Change, ...]


def description(macro: Macro) -> str:
    """What Zendesk shows under the title; the mark in it is how we know the macro again, whatever its title."""
    return f"Kept in step by Amends: what is changed here is written over. [amends:{macro.key}]"


def key_in(text: str) -> str:
    """The key of a macro of ours, "" for any other."""
    found = _MARK.search(text or "")
    return found[1] if found else ""


def planned(wanted: Sequence[Macro], found: Sequence[FoundMacro], languages: frozenset[str]) -> tuple[Change, ...]:
    """What a sync of these languages would do. Macros that are not ours, and ours of other languages, stay as they are.

    Where a mark is there twice, because somebody cloned a macro of ours, the oldest is ours and its clones go off.
    """
    ours: dict[str, FoundMacro] = {}
    clones: list[FoundMacro] = []
    for macro in sorted(found, key=lambda macro: int(macro.id)):
        if not macro.key:
            continue
        if macro.key in ours:
            clones.append(macro)
        ours.setdefault(macro.key, macro)
    taken = {macro.title for macro in found if not macro.key}
    changes = [_for(macro, ours.get(macro.key), taken) for macro in wanted]
    keys = {macro.key for macro in wanted}
    gone = [macro for key, macro in ours.items() if key not in keys and key.rpartition(":")[2] in languages]
    off = [macro for macro in (*gone, *clones) if macro.active]
    return (*changes, *(Change(Step.SWITCH_OFF, macro.title, macro.id) for macro in off))


def _for(wanted: Macro, there: FoundMacro | None, taken: set[str]) -> Change:
    if there is None:
        if wanted.title in taken:
            return Change(Step.TAKEN, wanted.title)
        return Change(Step.CREATE, wanted.title, wanted=wanted, lines=tuple(f"+{line}" for line in _text(wanted)))
    if there.is_as(wanted):
        return Change(Step.KEEP, wanted.title, there.id)
    return Change(Step.UPDATE, wanted.title, there.id, wanted, tuple(_difference(there, wanted)))


def _difference(there: FoundMacro, wanted: Macro) -> Iterator[str]:
    if not there.active:
        yield "It is switched on again."
    for line in unified_diff(_text(there), _text(wanted), lineterm="", n=0):
        if not line.startswith(("---", "+++", "@@")):
            yield line


def _text(macro: Macro | FoundMacro) -> list[str]:
    """A macro line by line, as differences are told."""
    fields = [f"field {name}: {value}" for name, value in sorted(macro.fields.items())]
    body = [line for part in _BREAKS.split(macro.html) if (line := part.strip())]
    return [f"title: {macro.title}", f"tags: {' '.join(sorted(macro.tags))}", *fields, *body]
