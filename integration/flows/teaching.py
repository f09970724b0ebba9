"""An account's lessons to its own model: tried first on lessons held back, published if it does no harm, taken back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from integration.apology.complaint import ComplaintType
from integration.errors import BadInput
from integration.flows.lesson import FEWEST, Count, Lesson, TeachingReport, Trial, counted
from integration.flows.ports import AccountModels, Lessons, Policies, Teacher

MOST_FORGOTTEN = 0.01  # of the shipped examples held back that were right before


@dataclass(frozen=True, slots=True)
class Teaching:
    """The use case, with what it needs from outside. `teacher` is only called for if there is something to teach."""

    lessons: Lessons
    models: AccountModels
    teacher: Callable[[], Teacher]
    policies: Policies

    def train(self, account: str, by: str, now: datetime) -> TeachingReport:
        """Learn from all lessons, and publish what was learnt unless it is worse on what was held back.

        Raises BadInput where there are too few lessons, NotFound where the account has no policy.
        """
        own = self.policies.live(account).policy.own_types
        given = self.lessons.of(account)
        counts = counted(given)
        learnt = tuple(type_ for type_ in own if not counts.get(type_, Count()).missing)
        taught = [lesson for lesson in given if lesson.type in {*ComplaintType, *learnt}]
        lacking = {type_: counts.get(type_, Count()).missing for type_ in own if type_ not in learnt}
        _demand_enough(len(taught), lacking)
        trial = self.teacher().try_out(taught, learnt)
        strangers = sum(count.all for type_, count in counts.items() if type_ not in {*ComplaintType, *own})
        report = TeachingReport(counts, learnt, lacking, strangers, trial, refused=_harm(trial))
        return report if report.refused else self._publish(account, taught, report, by, now)

    def roll_back(self, account: str, by: str, now: datetime) -> int | None:
        """Judge as before the live model was published: by its number, or None for the shipped model alone.

        Raises NotFound where the account has no live model.
        """
        return self.models.roll_back(account, by=by, now=now)

    def _publish(
        self, account: str, taught: Sequence[Lesson], report: TeachingReport, by: str, now: datetime
    ) -> TeachingReport:
        """What was held back for the trial is learnt from too."""
        weights = self.teacher().teach(taught, report.learnt)
        number = self.models.publish(account, weights, report.as_json(), by=by, now=now)
        return replace(report, published=number)


def _demand_enough(taught: int, lacking: dict[str, int]) -> None:
    if taught >= FEWEST:
        return
    needs = "".join(f" The type {type_} lacks {missing}." for type_, missing in lacking.items())
    raise BadInput(
        f"Learning takes {FEWEST} lessons or more, and there are {taught} to learn from.{needs} "
        "Correct tickets in the sidebar, or give examples with: amends lessons add",
        "lessons",
    )


def _harm(trial: Trial) -> str:
    """Why what was learnt must not be published; empty where it may."""
    lessons, shipped = trial.lessons, trial.shipped
    if lessons.after < lessons.before:
        return (
            f"Of {lessons.messages} lessons held back, {lessons.before} were right before and {lessons.after} after: "
            "the lessons contradict each other."
        )
    if shipped.before - shipped.after > MOST_FORGOTTEN * shipped.messages:
        return (
            f"Of {shipped.messages} shipped examples held back, {shipped.before} were right before and "
            f"{shipped.after} after: too much that was known would be forgotten."
        )
    return ""
