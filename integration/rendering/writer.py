"""Writes the letter a brief asks for, from templates compiled once."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

from jinja2 import Template
from jinja2.runtime import Context
from jinja2.utils import concat

from integration.apology.complaint import Severity
from integration.apology.letter import Brief, Letter
from integration.apology.policy import OfferKind
from integration.flows.letters import GENERAL, PART, fingerprint
from integration.rendering.budget import Budget
from integration.rendering.cleaning import clean
from integration.rendering.environment import SUFFIX, LetterEnvironment, letter_environment, read_sources
from integration.rendering.locales import LOCALES, LetterLocale
from integration.rendering.markup import to_html, to_text
from integration.rendering.placeholders import context
from integration.rendering.sheet import Sheet
from integration.rendering.tags import SHEET

CALL = "_call"  # what to say on the phone, one point a line


@dataclass(frozen=True, slots=True)
class Shelf:
    """The letters of one locale: their sources by name, and those of complaint types compiled."""

    locale: LetterLocale
    sources: Mapping[str, str]
    environment: LetterEnvironment
    templates: Mapping[str, Template]
    fingerprint: str

    def name_for(self, type_: str) -> str:
        """The letter that a type is written with."""
        return type_ if type_ in self.templates else GENERAL

    def part(self, name: str) -> Template | None:
        return self.environment.get_template(f"{name}{SUFFIX}") if name in self.sources else None


@dataclass(frozen=True, slots=True)
class Script:
    """What one letter is written with. `parts` are an account's own, by file name; `named` goes on the record."""

    template: Template
    call: Template | None
    named: str
    parts: Mapping[str, Template] = field(default_factory=dict)
    seconds: float | None = None
    variant: str = ""


class TemplateWriter:
    """Implements the `LetterWriter` port with the shipped letters; safe to share between threads."""

    def __init__(self, shelves: Mapping[str, Shelf]) -> None:
        self._shelves = shelves

    def locales(self) -> tuple[str, ...]:
        return tuple(self._shelves)

    def shelf(self, locale: str) -> Shelf:
        """The letters of this locale, or of the first there is."""
        return self._shelves.get(locale) or next(iter(self._shelves.values()))

    def write(self, brief: Brief) -> Letter:
        """Raises nothing for what a customer wrote; a template that names what does not exist raises jinja2's error."""
        shelf = self.shelf(brief.locale)
        name = shelf.name_for(brief.template)
        named = f"{shelf.locale.key}/{name}@{shelf.fingerprint}"
        return compose(shelf, Script(shelf.templates[name], shelf.part(CALL), named), brief)


def compose(shelf: Shelf, script: Script, brief: Brief) -> Letter:
    """The letter, by this script. Raises what jinja2 raises, with the lines of the template that failed."""
    values = context(brief, shelf.locale)
    budget = Budget(script.seconds)  # what the template may take, without the days and sums that are written before it
    sheet = Sheet(script.parts, budget)
    values |= {SHEET: sheet}
    _, found = _rendered(script.template, values)
    points: tuple[str, ...] = ()
    if script.call and _may_call(brief):
        # What the letter has worked out for all its parts, such as who is "me", the points may name as well.
        said, _ = _rendered(script.call, {**values, **found.vars, SHEET: Sheet(script.parts, budget)})
        points = tuple(filter(None, map(clean, said.splitlines())))
    typeset = shelf.locale.typeset
    paragraphs = tuple(
        replace(part, text=typeset(part.text), items=tuple(map(typeset, part.items))) for part in sheet.paragraphs
    )
    return Letter(
        subject=typeset(sheet.subject) if brief.rich else "",
        paragraphs=paragraphs,
        html=to_html(paragraphs),
        text=to_text(paragraphs),
        locale=shelf.locale.key,
        tone=brief.tone,
        template=script.named,
        call=tuple(map(typeset, points)),
        variant=script.variant,
    )


def load_writer(templates: Path) -> TemplateWriter:
    """Reads and compiles `templates/<locale>/*.jinja`; raises jinja2's TemplateSyntaxError for a broken one."""
    return TemplateWriter({key: _shelf(key, tuple(read_sources(templates / key).items())) for key in LOCALES})


def _rendered(template: Template, values: dict[str, object]) -> tuple[str, Context]:
    """What stands outside all paragraphs, and what was set on the way there."""
    found = template.new_context(values)
    try:
        return concat(template.root_render_func(found)), found
    except Exception:  # noqa: BLE001 - jinja2 raises it again, with the template's lines in place of the code made of it
        template.environment.handle_exception()


def _may_call(brief: Brief) -> bool:
    remedy = brief.remedy
    is_offered = remedy.offer_call or any(offer.kind is OfferKind.PHONE_CALL for offer in remedy.offers)
    return is_offered or brief.complaint.severity is Severity.HIGH


# To compile them all takes a second: who loads the very same letters again in one process is given the same shelf.
@lru_cache(maxsize=2 * len(LOCALES))
def _shelf(key: str, files: tuple[tuple[str, str], ...]) -> Shelf:
    environment = letter_environment(dict(files))
    sources = {name.removesuffix(SUFFIX): text for name, text in files}
    all_ = {name: environment.get_template(f"{name}{SUFFIX}") for name in sources}  # parts too: no letter waits for one
    compiled = {name: template for name, template in all_.items() if not name.startswith(PART)}
    print_of_all = fingerprint(*(f"{name}\0{text}" for name, text in files))
    return Shelf(LOCALES[key], sources, environment, compiled, print_of_all)
