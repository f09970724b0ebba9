"""Rules about how the apology is said: owned, once, whole, without blame, without promises nobody can keep."""

from collections.abc import Iterator

from integration.apology.complaint import ComplaintType, Fault, Severity
from integration.apology.policy import Ownership
from integration.apology.review.finding import Finding, error, hint, warning
from integration.apology.review.page import Page

_EARLY = 3  # sentences
_MOST_STRONG = {Severity.LOW: 0, Severity.MEDIUM: 1, Severity.HIGH: 2}


def wording(page: Page) -> Iterator[Finding]:
    yield from _owning(page)
    yield from _admitting(page)
    yield from _sorry(page)
    yield from _halves(page)
    yield from _changing(page)
    yield from _blaming(page)
    yield from _secrets(page)
    yield from _strength(page)


def _owning(page: Page) -> Iterator[Finding]:
    early = " ".join(page.sentences[:_EARLY]).lower()
    if page.owns and not page.phrases.names_failure.find(early):
        yield error(
            "C-1",
            "The letter does not say early that the failure is ours.",
            suggestion="Say in the first three sentences what we did or failed to do, with “we” or “I”.",
        )


def _admitting(page: Page) -> Iterator[Finding]:
    if page.owns:
        return
    remedy = page.brief.remedy
    for sentence in page.culprits(page.phrases.admits):
        if remedy.fault is not Fault.OURS:
            yield error(
                "C-10",
                "The letter takes the blame, and it is not settled that the fault is ours.",
                sentence,
                "Say that you are sorry for what happened, without saying whose fault it is.",
            )
        else:
            yield error(
                "C-41",
                "The letter admits a fault, and for this case only sympathy is approved.",
                sentence,
                "Leave the admission out until your lawyers approve it.",
            )
    if remedy.ownership is Ownership.LEGAL_REVIEW:
        yield warning("C-41", "Somebody from legal has to read this letter before it leaves.")


def _sorry(page: Page) -> Iterator[Finding]:
    times = sum(1 for _ in page.phrases.sorry.find_all(page.low))
    if not times or not page.phrases.sorry.find(" ".join(page.sentences[:_EARLY]).lower()):
        yield error(
            "C-3", "The letter does not say sorry in its first sentences.", suggestion="Begin with “I am sorry that …”."
        )
    elif times > 2:
        yield error("C-3", f"The letter says sorry {times} times.", suggestion="Say it once, early, and mean it.")
    elif times == 2:
        yield warning("C-3", "The letter says sorry twice.", suggestion="Once is enough.")


def _halves(page: Page) -> Iterator[Finding]:
    for sentence in page.culprits(page.phrases.half_apology):
        yield error(
            "C-9",
            "This takes back half of the apology.",
            sentence,
            "Say what happened and that you are sorry for it, without “if”, “any” or “may”.",
        )
    for sentence in page.culprits(page.phrases.forgiveness):
        yield hint("C-6", "Asking to be forgiven asks something of the customer.", sentence, "Leave it out.")


def _changing(page: Page) -> Iterator[Finding]:
    settings = page.brief.policy.settings_for(page.brief.complaint.type)
    for sentence in page.culprits(page.phrases.absolute):
        if not page.is_approved(sentence):
            yield error("C-5", "Nobody can promise “never again”.", sentence, "Say what has changed, or leave it out.")
    for sentence in page.culprits(page.phrases.promises_change):
        if "fix" not in settings.wording and not page.phrases.absolute.find(sentence.lower()):
            yield error(
                "C-5",
                "The letter promises to do better, and no change is on record for this type of complaint.",
                sentence,
                "Leave it out, or have an admin record the change under “fix”.",
            )


def _blaming(page: Page) -> Iterator[Finding]:
    others = page.phrases.blames_others.find(page.opening)
    for sentence in page.culprits(page.phrases.blames):
        if not page.is_approved(sentence):
            yield error("C-31", "This puts the blame on the customer or on a rule.", sentence, "Leave it out.")
    if page.owns and others:
        culprit = next(page.culprits(page.phrases.blames_others), "")
        yield error("C-31", "This puts the blame on somebody else.", culprit, "Say what we did or failed to do.")
    if page.owns and page.phrases.but.find(page.opening):
        culprit = next(page.culprits(page.phrases.but), "")
        yield warning("C-31", "A “but” beside the apology takes it back.", culprit, "End the sentence before it.")
    if page.owns:
        for sentence in page.culprits(page.phrases.agentless):
            yield warning("C-32", "Nobody did it in this sentence.", sentence, "Say who: “we” or “I”.")


def _secrets(page: Page) -> Iterator[Finding]:
    if page.brief.complaint.type != ComplaintType.ORDER_CANCELLED_VERIFICATION:
        return
    for sentence in page.culprits(page.phrases.secret):
        yield error(
            "C-42",
            "This hints at suspicion, or at how the check works.",
            sentence,
            "Say only that the details could not be confirmed, and what to do next.",
        )
    subject = page.phrases.secret.find(page.letter.subject.lower())
    if subject:
        yield error("C-42", "The subject hints at suspicion, or at how the check works.", page.letter.subject)


def _strength(page: Page) -> Iterator[Finding]:
    for sentence in page.culprits(page.phrases.stacked):
        yield warning("C-12", "Two strong words in a row sound hollow.", sentence, "Keep one, or none.")
    most = _MOST_STRONG[page.brief.complaint.severity]
    if sum(1 for _ in page.phrases.strong.find_all(page.low)) > most:
        sentence = next(page.culprits(page.phrases.strong), "")
        yield warning("C-12", "The words are stronger than the failure.", sentence, "Take the strong words out.")
