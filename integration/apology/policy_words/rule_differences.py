"""What two versions of the rules differ in: rules that are new, gone or moved, and what changed within each."""

from collections.abc import Iterator

from integration.apology.complaint import Fault
from integration.apology.policy import Condition, Rule
from integration.apology.policy_words.changes import Currencies, instead, paired
from integration.apology.policy_words.conditions import condition_words, label_of, value_words
from integration.apology.policy_words.offer_differences import INSTEAD, changed_offers, optional_changes

_FAULTS = {Fault.OURS: "ours", Fault.UNCLEAR: "unclear", Fault.NOT_OURS: "not ours"}
_SWITCHES = {
    ("enabled", True): "it is switched on.",
    ("enabled", False): "it is switched off.",
    ("stack", True): "it adds its offers to what is decided, and decides no more.",
    ("stack", False): "it decides, and adds its offers to nothing.",
}


def changed_rules(before: tuple[Rule, ...], after: tuple[Rule, ...], currencies: Currencies) -> Iterator[str]:
    pairs = paired(before, after, lambda rule: rule.id)
    yield from (f"Rule “{rule.name}” is gone." for rule in pairs.gone)
    yield from (f"Rule “{rule.name}” is new, at place {place}." for place, rule in pairs.new)
    yield from (f"Rule “{rule.name}” moved from place {old} to {new}." for old, new, rule in pairs.moved)
    for old, new in pairs.kept:
        if old.name != new.name:
            yield f"Rule “{old.name}” is now called “{new.name}”."
        yield from (f"Rule “{new.name}”: {clause}" for clause in _within(old, new, currencies))


def _within(old: Rule, new: Rule, currencies: Currencies) -> Iterator[str]:
    for name in ("enabled", "stack"):
        if getattr(old, name) != getattr(new, name):
            yield _SWITCHES[name, getattr(new, name)]
    yield from _conditions(
        old.when.all, new.when.all, currencies, ("it also asks that {}.", "it no longer asks that {}.")
    )
    one_of = ("it is also met where {}.", "it is no longer met just because {}.")
    yield from _conditions(old.when.any, new.when.any, currencies, one_of)
    yield from changed_offers(old.offers, new.offers, currencies)
    yield from changed_offers(old.alternatives, new.alternatives, currencies, INSTEAD)
    yield from optional_changes(old, new, currencies.after)
    if old.fault is not new.fault:
        yield instead("the fault", _FAULTS[old.fault], _FAULTS[new.fault])


def _conditions(
    before: tuple[Condition, ...], after: tuple[Condition, ...], currencies: Currencies, words: tuple[str, str]
) -> Iterator[str]:
    """First conditions that ask the same of a fact are put side by side, then what else is asked of it."""
    asked, no_more = words
    alike = paired(before, after, lambda condition: (condition.fact, condition.operator))
    others = paired(alike.gone, [new for _, new in alike.new], lambda condition: condition.fact)
    for old, new in alike.kept:
        if old != new:
            yield _value_changed(old, new, currencies)
    for old, new in others.kept:
        yield _asked_otherwise(old, new, currencies)
    yield from (no_more.format(condition_words(old, currencies.before)) for old in others.gone)
    yield from (asked.format(condition_words(new, currencies.after)) for _, new in others.new)
    if alike.moved:
        yield "its conditions stand in another order."


def _value_changed(old: Condition, new: Condition, currencies: Currencies) -> str:
    said, was = condition_words(new, currencies.after), condition_words(old, currencies.before)
    return f"{said} instead of {value_words(old, currencies.before)}." if said != was else _same_words(said)


def _asked_otherwise(old: Condition, new: Condition, currencies: Currencies) -> str:
    """The fact is named once where both say what it is."""
    said, was = condition_words(new, currencies.after), condition_words(old, currencies.before)
    if said == was:
        return _same_words(said)
    opening = f"{label_of(new)} is "
    if said.startswith(opening) and was.startswith(opening):
        return f"{said} instead of {was.removeprefix(opening)}."
    return f"{said}, where before {was}."


def _same_words(said: str) -> str:
    return f"the condition that {said} is written differently."
