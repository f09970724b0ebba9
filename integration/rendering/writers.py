"""The writer of each account: the shipped letters, with the account's own wordings in their places."""

from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from threading import Lock
from traceback import walk_tb

from jinja2 import TemplateError, UndefinedError

from integration.apology.letter import Brief, Letter
from integration.errors import LettersRefused
from integration.flows.letter_ports import LiveWordings
from integration.flows.letters import Wording, chosen, fingerprint
from integration.flows.ports import LetterWriter
from integration.observability import logger
from integration.rendering.bench import Bench, Own
from integration.rendering.budget import MOST_SECONDS, OutOfTime
from integration.rendering.environment import SUFFIX
from integration.rendering.writer import CALL, Script, Shelf, TemplateWriter, compose

MOST_REMEMBERED = 100  # accounts; the one asked for the longest ago goes first
# What a template that passed every look may still do: name what is unknown, run out of its budget, mix up its values.
FAILURES = (TemplateError, ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)


class AccountWriter:
    """Implements `LetterWriter` for one account.

    Where a wording of theirs fails, the shipped letter is written and the log says why: no ticket goes without a
    suggestion. Only the one that is `tried`, such as `en/_contact`, raises LettersRefused.
    """

    def __init__(
        self,
        shipped: TemplateWriter,
        account: str,
        own: Mapping[str, Mapping[str, tuple[Own, ...]]],
        tried: str = "",
    ) -> None:
        self._shipped = shipped
        self._account = account
        self._own = own
        self._tried = tried

    def locales(self) -> tuple[str, ...]:
        return self._shipped.locales()

    def write(self, brief: Brief) -> Letter:
        shelf = self._shipped.shelf(brief.locale)
        own = self._own.get(shelf.locale.key)
        if not own:
            return self._shipped.write(brief)
        picked = {name: self._picked(owns, brief, shelf, name) for name, owns in own.items()}
        script = _script(shelf, picked, brief.template)
        try:
            return _patiently(shelf, script, brief)
        except FAILURES as error:
            failed, line = self._to_blame(error, picked.values())
            if self._tried and (failed is None or self._is_tried(failed)):
                raise LettersRefused([(failed.variant.key if failed else "", line, _words(error))]) from error
            logger().error(
                "wording of an account failed: the shipped letter was written",
                account=self._account,
                wording=failed.file if failed else "",
                line=line,
                error=type(error).__name__,
            )
            return self._shipped.write(brief)

    def _to_blame(self, error: Exception, owns: Iterable[Own]) -> tuple[Own | None, int]:
        """The wording that failed, with its line. One that is tried answers for all that runs inside of it."""
        places = _places(error, owns)
        tried = [place for place in places if self._is_tried(place[0])]
        found = tried or places
        return found[-1] if found else (None, 0)

    def _is_tried(self, own: Own) -> bool:
        return own.file.startswith(f"{self._tried}:")

    def _picked(self, owns: tuple[Own, ...], brief: Brief, shelf: Shelf, name: str) -> Own:
        if len(owns) == 1:
            return owns[0]
        variants = [own.variant for own in owns]
        return owns[variants.index(chosen(variants, self._account, brief.ticket.id, shelf.locale.key, name))]


@dataclass(frozen=True, slots=True)
class AccountWriters:
    """Implements the port Writers, for every thread. Each time it asks whether wordings changed, and nothing more."""

    shipped: TemplateWriter
    wordings: LiveWordings
    _benches: dict[str, Bench] = field(default_factory=dict)
    _known: OrderedDict[str, tuple[int, LetterWriter]] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def locales(self) -> tuple[str, ...]:
        return self.shipped.locales()

    def of(self, account: str) -> LetterWriter:
        revision = self.wordings.revision(account)
        if revision is None:
            return self.shipped
        with self._lock:
            known = self._known.get(account)
            if known and known[0] == revision:
                self._known.move_to_end(account)
                return known[1]
        live = [saved.wording for saved in self.wordings.live(account) if not saved.is_shipped]
        writer = self.made(account, live) if live else self.shipped
        with self._lock:
            self._known[account] = (revision, writer)
            self._known.move_to_end(account)
            if len(self._known) > MOST_REMEMBERED:
                self._known.popitem(last=False)
        return writer

    def made(self, account: str, wordings: Sequence[Wording], tried: str = "") -> AccountWriter:
        """A writer with these wordings. After an update of Amends one may not fit: then the shipped one is used."""
        own: dict[str, dict[str, tuple[Own, ...]]] = {}
        for locale in self.locales():
            mine = [each for each in wordings if each.locale == locale]
            own[locale], problems = self.bench(locale).made(mine) if mine else ({}, {})
            for name, wrong in problems.items():
                why = [f"line {each.line}: {each.message}" for each in wrong]
                if why:
                    logger().error("wording does not fit any more", account=account, wording=name, why=why)
        return AccountWriter(self.shipped, account, own, tried)

    def bench(self, locale: str) -> Bench:
        if locale not in self._benches:
            self._benches[locale] = Bench(self.shipped.shelf(locale))
        return self._benches[locale]


def _patiently(shelf: Shelf, script: Script, brief: Brief) -> Letter:
    """Who runs out of time is given it once more: what Python does beside the template would not happen twice."""
    try:
        return compose(shelf, script, brief)
    except OutOfTime:
        return compose(shelf, script, brief)


def _script(shelf: Shelf, picked: Mapping[str, Own], type_: str) -> Script:
    """The letter to write, with the account's parts in it; the record names what it was put together from."""
    name = type_ if type_ in picked else shelf.name_for(type_)
    letter, call = picked.get(name), picked.get(CALL)
    key = f":{letter.variant.key}" if letter else ""
    prints = fingerprint(shelf.fingerprint, *(own.print for own in picked.values()))
    return Script(
        template=letter.template if letter else shelf.templates[name],
        call=call.template if call else shelf.part(CALL),
        named=f"{shelf.locale.key}/{name}{key}@{prints}",
        parts={f"{part}{SUFFIX}": own.template for part, own in picked.items()},
        seconds=MOST_SECONDS,
        variant=letter.variant.key if letter else "",
    )


def _places(error: Exception, owns: Iterable[Own]) -> list[tuple[Own, int]]:
    """The wordings that were at work when it failed, from the outermost to the innermost, each with its line."""
    by_file = {own.file: own for own in owns}
    frames = [(frame.f_code.co_filename, line) for frame, line in walk_tb(error.__traceback__)]
    return [(by_file[file], line) for file, line in frames if file in by_file]


def _words(error: Exception) -> str:
    if isinstance(error, UndefinedError):
        return f"{error}, in some letters at least. Put the sentence between {{% say %}} and {{% endsay %}}."
    if isinstance(error, TemplateError):
        return str(error)
    return "This cannot be worked out: two values do not go together."
