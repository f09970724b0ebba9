"""Rules, and conditions of rules, that never act: contradictions, rules behind others, rules that are off."""

from collections.abc import Iterator

from integration.apology.policy import Condition, Policy
from integration.apology.policy_check import problems
from integration.apology.policy_lint.finding import PlacedRule, PolicyFinding, error, hint, rules_on, warning
from integration.apology.policy_lint.possible import failures, smallest_clash
from integration.apology.policy_lint.serving import types_served
from integration.apology.policy_words import condition_words
from integration.apology.policy_words.values import listed
from integration.apology.shadowing import shadows
from integration.apology.terms import spoken

_WHOLE = {
    "locale": " A language is written without its region, such as pt.",
    "country": " A country is written as two letters, such as DE.",
}


def of_reach(policy: Policy) -> Iterator[PolicyFinding]:
    types = failures(frozenset(policy.types))
    unsound = {problem.path.rpartition(".")[0] for problem in problems(policy) if ".when." in problem.path}
    for at in rules_on(policy):
        yield from _of_conditions(at, policy, types, unsound)
        yield from _of_types_off(at, policy, types)
    paths = {id(at.rule): at.path for at in rules_on(policy)}
    for rule, earlier in shadows(policy.rules):
        names = listed(f"“{other.name}”" for other in earlier)
        verb = "takes" if len(earlier) == 1 else "together take"
        words = f"Rule “{rule.name}”: it can never be used, because {names} {verb} all its tickets."
        yield error(paths[id(rule)], words)
    for place, rule in enumerate(policy.rules):
        if not rule.enabled:
            yield hint(f"rules[{place}].enabled", f"Rule “{rule.name}”: it is switched off, so it does nothing.")


def _of_conditions(at: PlacedRule, policy: Policy, types: frozenset[str], unsound: set[str]) -> Iterator[PolicyFinding]:
    """What the check refuses already is left aside here: it would be said twice."""
    must = _sound(at, "all", at.rule.when.all, unsound)
    may = _sound(at, "any", at.rule.when.any, unsound)
    clash = smallest_clash([condition for _, condition in must], types)
    if clash:
        yield error(_path(must, clash[-1]), f"{at.title}it can never be used: {_clashing(clash, policy.currency)}")
        return
    dead = []
    for path, condition in may:
        beside = [other for _, other in must if other.fact == condition.fact]
        clash = smallest_clash([*beside, condition], types)
        if clash:
            dead.append((path, _clashing(clash, policy.currency)))
    if dead and len(dead) == len(at.rule.when.any):
        yield error(dead[0][0], f"{at.title}it can never be used: {dead[0][1]}")
        return
    yield from (warning(path, f"{at.title}one of its choices is never met: {words}") for path, words in dead)


def _sound(
    at: PlacedRule, group: str, conditions: tuple[Condition, ...], unsound: set[str]
) -> list[tuple[str, Condition]]:
    placed = [(f"{at.path}.when.{group}[{place}]", condition) for place, condition in enumerate(conditions)]
    return [(path, condition) for path, condition in placed if path not in unsound]


def _path(placed: list[tuple[str, Condition]], wanted: Condition) -> str:
    return next(path for path, condition in reversed(placed) if condition is wanted)


def _clashing(clash: tuple[Condition, ...], currency: str) -> str:
    said = listed(condition_words(condition, currency) for condition in clash)
    if len(clash) > 1:
        return f"{said} cannot hold together."
    return f"{said} never holds.{_WHOLE.get(clash[0].fact, '')}"


def _of_types_off(at: PlacedRule, policy: Policy, types: frozenset[str]) -> Iterator[PolicyFinding]:
    served = types_served(at.rule, types)
    if served and served != types and not any(policy.settings_for(type_).enabled for type_ in served):
        names = listed(spoken(type_) for type_ in sorted(served))
        words = f"{at.title}it is only for {names}, and no apology is suggested for that type of complaint."
        yield warning(at.path, words)
