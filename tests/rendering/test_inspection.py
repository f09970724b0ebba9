"""What an admin is told about a wording: each problem by its line, with the name that was meant."""

from collections.abc import Sequence

import pytest

from integration.flows.letters import Problem, Wording
from integration.rendering.locales import LOCALES
from integration.rendering.placeholders import OFFER_PLACEHOLDERS, PLACEHOLDERS, SWITCHES
from integration.rendering.workshop import LetterWorkshop
from integration.rendering.writers import AccountWriters
from tests.letter_fakes import FakeWordings, a_wording, shipped_writer

WORKSHOP = LetterWorkshop(AccountWriters(shipped_writer(), FakeWordings()))
LOOP = "{% for kind, wording, sum, percent, months, code, expires, by in offers %}"


def problems(source: str, name: str = "_thing", live: Sequence[Wording] = ()) -> tuple[Problem, ...]:
    return WORKSHOP.broken(a_wording(name, source), live)


def told(source: str, name: str = "_thing") -> list[tuple[int, str]]:
    return [(problem.line, problem.message) for problem in problems(source, name)]


@pytest.mark.parametrize("locale", LOCALES)
def test_the_shipped_letters_may_all_be_taken_over(locale: str) -> None:
    """An admin begins from the shipped text: unchanged, it has no problem in any language."""
    for name, source in WORKSHOP.shipped(locale).items():
        assert WORKSHOP.broken(a_wording(name, source, locale=locale), []) == (), name


@pytest.mark.parametrize(
    ("written", "meant"), [("ordr", "order"), ("custmer", None), ("itm", "item"), ("answer_by", "answer_at")]
)
def test_an_unknown_name_is_told_with_the_nearest_one(written: str, meant: str | None) -> None:
    """A misspelt name would silently never be said, so it is refused, with what was probably meant."""
    ((line, message),) = told(f"a\n\n{{% say %}}the {{{{ {written} }}}}{{% endsay %}}")

    assert line == 3
    assert f"“{written}”" in message
    assert (f"Did you mean “{meant}”?" in message) == (meant is not None)


@pytest.mark.parametrize(
    "source",
    [
        "the {{ item }}",
        "{% if owns %}the {{ item }}{% endif %}",
        "{{ item|upper }}",
        "{{ 'the ' ~ item }}",
        LOOP + "{{ sum }}{% endfor %}",
    ],
)
def test_what_may_be_unknown_needs_a_say(source: str) -> None:
    """Printed as it is, a letter without the fact could not be written: the line says what to do."""
    ((line, message),) = told(f"\n{source}")

    assert line == 2
    assert "{% say %}" in message


@pytest.mark.parametrize(
    "source",
    [
        "{% say %}the {{ item }}{% or %}it{% endsay %}",
        "{% if item is known %}the {{ item }}{% endif %}",
        "{% set named = item is known and owns %}{% if named %}the {{ item }}{% endif %}",
        "{{ item if item is known else 'it' }}",
        "{% set thing %}{% say %}the {{ item }}{% or %}it{% endsay %}{% endset %}{{ thing }}",
        LOOP + "{{ kind }}{% if wording %}{{ wording }}{% endif %}{% say %}{{ sum }}{% endsay %}{% endfor %}",
        "{% for step in steps %}{{ loop.index }}. {{ step }}{% endfor %}",
        "{% set all = {'a': 'b'} %}{% for other in others if other in all %}{{ all[other] }}{% endfor %}",
    ],
)
def test_what_is_asked_for_first_may_be_printed(source: str) -> None:
    """A `say`, an `if`, or a name that was worked out from what is known."""
    assert told(source) == []


def test_names_of_the_order_of_letters_may_be_used() -> None:
    """What `_letter.jinja` sets is there in every letter and part; what a part sets is not there outside of it."""
    assert told("{{ sorry }}{% if me and full %}x{% endif %}") == []
    assert told("{% if named %}x{% endif %}")[0][0] == 1


def test_parts_and_blocks_that_are_not_there_are_told() -> None:
    """With the name that is nearest."""
    assert "“_contact.jinja”" in told("x\n{% include '_contct.jinja' %}")[0][1]
    letter = "{% extends '_letter.jinja' %}\n{% block openning %}{% endblock %}"
    ((line, message),) = told(letter, "damaged_item")
    assert (line, "“opening”" in message) == (2, True)


def test_words_outside_of_paragraphs_are_told() -> None:
    """A letter's words stand in paragraphs; all others nobody would ever read."""
    letter = "{% extends '_letter.jinja' %}\n{% block opening %}\n\nWe are sorry.\n{% endblock %}"

    ((line, message),) = told(letter, "damaged_item")

    assert line == 4
    assert "no paragraph" in message


def test_problems_are_told_of_their_variant() -> None:
    """Of two variants, only the one with the problem is named."""
    wording = a_wording("_thing", "your order", "your\n{{ odrer }}")

    assert [(problem.variant, problem.line) for problem in WORKSHOP.broken(wording, [])] == [("b", 2)]


def test_a_wording_is_not_blamed_for_others() -> None:
    """What is wrong with a wording that is live already is not said of the one that is looked at."""
    assert problems("your order", live=[a_wording("_about", "{{ gone }}")]) == ()


def test_all_names_are_explained_to_admins() -> None:
    """The page has words for each placeholder and switch, in the order of a template's own loop for offers."""
    names = WORKSHOP.names()

    assert set(names.placeholders) == PLACEHOLDERS
    assert set(names.switches) == SWITCHES
    assert set(names.offer) == OFFER_PLACEHOLDERS | {"kind", "wording"}
