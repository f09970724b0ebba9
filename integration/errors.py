"""The family tree of what can go wrong, and whether trying again helps.

AmendsError
├── BadInput               the reader of the message must change something; names the field
│   ├── UnknownAccount
│   ├── PolicyRefused      a policy document does not hold; carries its problems
│   └── LettersRefused     a wording of letters cannot be used; carries its problems, with their lines
├── Refused                a caller may not do this; the reason is a slug, a metric and a log field
│   ├── SignedOut          the session is missing, over or not ours
│   ├── Malformed          what was sent cannot be read
│   └── TooMany            too much in too short a time; says when to come back
├── NotFound
├── Conflict               somebody else was first
└── OutsideFailure         another system failed; `permanent` and `retry_after` say if trying again can help
    ├── DeskFailure        Zendesk did
    │   └── NoEntry        it does not know the account's credentials, or has none to know
    └── DatabaseFailure    our own database did, or could not be reached
"""

from collections.abc import Sequence
from traceback import extract_tb

INNERMOST = 8  # calls of a traceback that a log line names


class AmendsError(Exception):
    """Anything of ours; the message is a sentence for the person who has to act on it."""


class BadInput(AmendsError):
    """Input that cannot be used. `field` is the path of the culprit, such as `ticket.comments[0].body`."""

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.field = field


class UnknownAccount(BadInput):
    """No account of that name is set up here."""


class PolicyRefused(BadInput):
    """A policy that does not hold; `problems` are sentences, each naming its rule.

    `paths` are their places in the document, such as `rules[3].offers[0].amount`, as far as they are known.
    """

    def __init__(self, problems: Sequence[str], paths: Sequence[str] = ()) -> None:
        super().__init__("The policy has problems: " + " ".join(problems), "policy")
        self.problems = tuple(problems)
        self.paths = tuple(paths)


class LettersRefused(BadInput):
    """A wording that no letter can be written with; `problems` are (variant, line, message), line 0 for none."""

    def __init__(self, problems: Sequence[tuple[str, int, str]]) -> None:
        super().__init__("This wording has problems. Nothing was saved.", "variants")
        self.problems = tuple(problems)


class Refused(AmendsError):
    """A request we do not serve. `reason` is a short slug, used as metric label and log field alike."""

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(message)
        self.reason = reason


class SignedOut(Refused):
    """A request without a session that still holds."""


class Malformed(Refused):
    """A request that cannot be read, whoever sent it."""


class TooMany(Refused):
    """More requests than one agent may make. `retry_after` is in seconds."""

    def __init__(self, reason: str, message: str, *, retry_after: int) -> None:
        super().__init__(reason, message)
        self.retry_after = retry_after


class NotFound(AmendsError):
    """What was asked for is not there, or not for this account."""


class Conflict(AmendsError):
    """What was to be changed has changed meanwhile."""


class OutsideFailure(AmendsError):
    """Another system failed. `retry_after` is in seconds, None where the system did not say."""

    def __init__(self, message: str, *, permanent: bool, retry_after: float | None = None) -> None:
        super().__init__(message)
        self.permanent = permanent
        self.retry_after = retry_after


class DeskFailure(OutsideFailure):
    """Zendesk did not do what it was asked."""


class NoEntry(DeskFailure):
    """The account's credentials are missing, or Zendesk does not take them: nothing works until they are renewed."""

    def __init__(self, message: str) -> None:
        super().__init__(message, permanent=True)


class DatabaseFailure(OutsideFailure):
    """Our own database failed, or could not be reached. Whether the last change was made, nobody knows."""


def places_of(error: BaseException) -> list[str]:
    """Where an error arose, for the log. Places only: a message or a local variable may hold what a customer wrote."""
    frames = extract_tb(error.__traceback__)[-INNERMOST:]
    return [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
