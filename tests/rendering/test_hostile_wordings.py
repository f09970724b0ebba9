"""Wordings that admins write are not trusted: what they could do wrong or to us is refused, or comes out harmless."""

import time
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from integration.errors import LettersRefused
from integration.flows.letters import Problem, Wording
from integration.rendering import budget
from integration.rendering.inspection import LONGEST_SOURCE
from integration.rendering.workshop import LetterWorkshop
from integration.rendering.writers import AccountWriters
from tests.builders import a_brief, an_offer
from tests.letter_fakes import FakeWordings, a_wording, shipped, shipped_writer
from tests.letters_matrix import FACTS

WORKSHOP = LetterWorkshop(AccountWriters(shipped_writer(), FakeWordings()))
BRIEF = a_brief(FACTS, an_offer())


def problems(source: str, name: str = "_thing", live: Sequence[Wording] = ()) -> tuple[Problem, ...]:
    return WORKSHOP.broken(a_wording(name, source), live)


def said(source: str) -> str:
    """What stands in the letter where the thing is named, in both its forms."""
    letter = WORKSHOP.writer("acme", [], a_wording("_thing", source)).write(BRIEF)
    return f"{letter.text}\n{letter.html}"


@pytest.mark.parametrize(
    "source",
    [
        "{{ ''.__class__ }}",
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ order.__init__.__globals__ }}",
        "{{ ''|attr('__class__') }}",
        "{{ ''['__class__'] }}",
        "{% set x = {'a': 'b'} %}{{ x['__class__'] }}",
        "{{ item.placeholder }}",
        "{{ loop.cycle }}",
        "{{ offers|map(attribute='__class__')|list }}",
        "{{ '{0.__class__}'.format(item) }}",
        "{{ '%999999999d'|format(1) }}",
        "{{ 'x'|center(999999999) }}",
        "{{ 'x' * 999999999 }}",
        "{{ 9 ** 9 ** 9 }}",
        "{{ 1 - 1 }}",
        "{{ offers|map('upper')|list }}",
        "{{ offers|map(attribute='0.__class__')|list }}",
        "{{ offers + offers + offers + offers + offers + offers + offers }}",
        "{{ 1.5 }}",
        "{{ 10 // 0 }}",
        "{{ [1, 2][0:1:1] }}",
        "{{ item[order:] }}",
        "{{ range(10) }}",
        "{% for x in range(1000000000) %}x{% endfor %}",
        "{% for x in item %}x{% endfor %}",
        "{% for x in [1] recursive %}{{ loop([1]) }}{% endfor %}",
        "{{ item() }}",
        "{{ item.upper() }}",
        "{{ caller() }}",
        "{{ self.subject() }}",
        "{{ lipsum() }}",
        "{{ cycler('a') }}",
        "{{ namespace(a=1) }}",
        "{{ config }}",
        "{{ request }}",
        "{{ _sheet }}",
        "{% import 'x' as y %}",
        "{% from 'x' import y %}",
        "{% macro m() %}x{% endmacro %}",
        "{% call m() %}x{% endcall %}",
        "{% filter upper %}x{% endfilter %}",
        "{% with x = 1 %}x{% endwith %}",
        "{% autoescape true %}x{% endautoescape %}",
        "{% set x, (y, z) = 1, (2, 3) %}",
        "{% set x = 1 if y %}",
        "{% set x.y = 1 %}",
        "{% set order = 'A-1' %}",
        "{% set offers = [] %}",
        "{% extends '_letter.jinja' %}",
        "{% include '/etc/passwd' %}",
        "{% include '../en/_thing.jinja' %}",
        "{% include item %}",
        "{% include ['_about.jinja', '_contact.jinja'] %}",
        "{% include 'damaged_item.jinja' %}",
        "{% include '_letter.jinja' %}",
        "{% include '_about.jinja' without context %}",
        "{% block subject %}x{% endblock %}",
        "{{ item is defined }}",
        "{{ item is sameas(item) }}",
        "{% debug %}",
        "{% do item %}",
        "{{ 'a' if }}",
        "{% paragraph nowhere %}x{% endparagraph %}",
        "{{ " + "9" * 5000 + " }}",
        "{{ 123456789 }}",
        "{% say %}{% say %}{{ item }}{% endsay %}{% endsay %}",
        "{% say %}{{ item }}",
    ],
)  # fmt: skip
def test_what_reaches_beyond_words_is_refused(source: str) -> None:
    """Attributes, calls, arithmetic, imports, other files: not one of them ever runs, and the line is named."""
    found = problems(f"your order\n{source}")

    assert found
    assert all(problem.message for problem in found)
    if "9" * 5000 not in source:
        assert {problem.line for problem in found} <= {1, 2}
        assert 2 in {problem.line for problem in found}


@pytest.mark.parametrize("depth", [100, 5000])
@pytest.mark.parametrize(("opening", "closing"), [("{{ (", ")"), ("{% if 1 %}", "{% endif %}"), ("{{ [", "]")])
def test_deep_nesting_is_refused(opening: str, closing: str, depth: int) -> None:
    """Thousands of brackets or tags in one another exhaust neither the parser nor us."""
    head, tail = opening.split(" ", 1)
    many = f"{head} {tail * depth}'x'{closing * depth}}}}}" if head == "{{" else opening * depth + closing * depth

    assert problems(f"x{many}")


def test_many_loops_in_one_another_are_refused() -> None:
    """Two loops may stand in one another, for offers and their steps; three are not for letters."""
    loop = "{% for x in [1, 2] %}"

    assert problems(loop * 2 + "x" + "{% endfor %}" * 2) == ()
    assert problems(loop * 3 + "x" + "{% endfor %}" * 3)


@pytest.mark.parametrize("size", [LONGEST_SOURCE + 1, 10_000_000])
def test_a_source_too_long_is_refused_at_once(size: int) -> None:
    """Ten megabytes are not even read."""
    begun = time.thread_time()
    found = problems("x" * size)

    assert [problem.line for problem in found] == [0]
    assert "20,000" in found[0].message
    assert time.thread_time() - begun < 0.5


def test_long_lists_and_chains_are_refused() -> None:
    """A list of hundreds or a text put together from hundreds is no wording."""
    assert problems("{% for x in [" + "1," * 60 + "] %}x{% endfor %}")
    assert problems("{{ 'x'" + " ~ 'x'" * 60 + " }}")


@pytest.mark.parametrize("name", ["_thing", "_about"])
def test_a_part_cannot_include_itself(name: str) -> None:
    """Neither straight away nor by way of another part of the account's own."""
    live = [] if name == "_thing" else [a_wording("_about", "{% include '_thing.jinja' %}")]

    assert problems(f"a\n{{% include '{name}.jinja' %}}", live=live)[0].line == 2


def test_what_has_no_end_is_stopped_in_time() -> None:
    """Parts that include each other a thousandfold pass every look, and are stopped when their time is over.

    Time of this thread, as the budget counts it: a busy machine takes none of it away.
    """
    twenty = "".join(f"{{% include '{name}.jinja' %}}" for name in ["_about"] * 40)
    live = [
        a_wording("_about", "{% include '_which_order.jinja' %}" * 40),
        a_wording("_which_order", "{% for x in [1, 2, 3, 4, 5, 6, 7, 8, 9] %}{% set y = 'x' %}{% endfor %}" * 10),
    ]
    begun = time.thread_time()

    with pytest.raises(LettersRefused, match="problems"):
        WORKSHOP.writer("acme", live, a_wording("_thing", twenty * 10)).write(BRIEF)

    assert time.thread_time() - begun < 5.0


@pytest.mark.parametrize(
    "source",
    [
        "{% set x = 'aaaaaaaaaa' %}" + "{% set x = x ~ x %}" * 60,
        "{% set x = ['a'] %}" + "{% set x = x + x %}" * 60,
        "{% set x %}aaaaaaaaaa{% endset %}" + "{% set x %}{{ x }}{{ x }}{% endset %}" * 60,
        "{% for x in [" + "1," * 49 + "] %}" + "word " * 3000 + "{% endfor %}",
    ],
)
def test_text_that_grows_without_end_is_stopped(source: str) -> None:
    """Doubling and loops in loops cannot fill the memory; the letter is refused, with the line."""
    assert problems(source) == ()

    with pytest.raises(LettersRefused) as refusal:
        WORKSHOP.writer("acme", [], a_wording("_thing", f"\n{source}")).write(BRIEF)

    assert refusal.value.problems[0][:2] == ("a", 2)


@pytest.mark.parametrize(
    "source",
    [
        "{% raw %}{{ticket.requester.email}}{% endraw %}",
        "{{ '{' }}{{ '{' }}ticket.id{{ '}}' }}",
        "{% raw %}{{% endraw %}{% raw %}{ticket.id}}{% endraw %}",
        "{% raw %}{% if ticket.id %}x{% endif %}{% endraw %}",
        "{{ '{{dc.signature}}' }}",
        "[[ticket.id]]",
        "{{ '{% comment %}' }}",
    ],
)
def test_placeholders_of_zendesk_come_out_inert(source: str) -> None:
    """Liquid, which Zendesk runs over what agents submit, finds no mark to act on: as with customers' words."""
    text = said(source)

    assert not any(mark in text for mark in ("{{", "}}", "{%", "%}", "[["))
    assert "ticket" in text or "dc.signature" in text or "comment" in text


def test_markup_comes_out_as_words() -> None:
    """Tags of HTML are letters like others: what an admin writes is read, and never acts."""
    html = WORKSHOP.writer("acme", [], a_wording("_thing", "<script>alert(1)</script><b>x</b>")).write(BRIEF).html

    assert "&lt;script&gt;alert(1)&lt;/script&gt;&lt;b&gt;x&lt;/b&gt;" in html
    assert "<script" not in html


@pytest.mark.parametrize("sign", ["\u202e", "\u2066", "\x07", "\x1b", "\ue000", "\ufeff", "\u00ad"])
def test_invisible_characters_are_refused_and_never_written(sign: str) -> None:
    """Typed, they are refused with their line; written as an escape, they do not reach the letter."""
    found = problems(f"your order\nyour{sign} order")

    assert [(problem.line, f"U+{ord(sign):04X}" in problem.message) for problem in found] == [(2, True)]
    assert sign not in said(f"{{{{ '{sign.encode('unicode_escape').decode()}' }}}}")


@pytest.mark.parametrize("source", ["{{ offers }}", "{{ owns }}", "{{ kinds }}", "{{ ['a'] }}", "{{ true }}"])
def test_only_words_are_printed(source: str) -> None:
    """Lists, sets and switches have no words: a letter that would show how they look inside is not written."""
    with pytest.raises(LettersRefused, match="problems") as refusal:
        said(f"your order\n{source}")

    assert refusal.value.problems[0][:2] == ("a", 2)


@pytest.mark.parametrize("source", ["{% if severity > 3 %}x{% endif %}", "{% for a, b in [1] %}x{% endfor %}"])
def test_values_that_do_not_go_together_are_a_problem_and_no_crash(source: str) -> None:
    """What no look can foresee is said in words when it happens, with its line."""
    assert problems(source) == ()

    with pytest.raises(LettersRefused) as refusal:
        said(f"your order\n{source}")

    assert refusal.value.problems == (("a", 2, "This cannot be worked out: two values do not go together."),)


def test_a_failing_wording_never_costs_a_suggestion(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In front of an agent the shipped letter is written instead, and the log names the wording and its line."""
    kept = FakeWordings()
    all_ = AccountWriters(shipped_writer(), kept)
    own = "{% block opening %}\n{% paragraph regret %}{{ offers }}{% endparagraph %}{% endblock %}"
    kept.put("acme", a_wording("damaged_item", "{% extends '_letter.jinja' %}\n" + own))

    assert all_.of("acme").write(BRIEF) == shipped_writer().write(BRIEF)
    told = capsys.readouterr().out
    assert "en/damaged_item:a" in told
    assert "line=3" in told

    monkeypatch.setattr("integration.rendering.writers.MOST_SECONDS", 0.0)
    kept.put("acme", a_wording("damaged_item", shipped("damaged_item")))
    assert all_.of("acme").write(BRIEF) == shipped_writer().write(BRIEF)
    assert "OutOfTime" in capsys.readouterr().out


def test_a_pause_costs_nobody_their_wording(monkeypatch: pytest.MonkeyPatch) -> None:
    """Python tidies up its memory now and then: who ran out of time for that is given it once more."""
    moments = iter([0.0, 1.0, *([2.0] * 10_000)])
    kept = FakeWordings()
    kept.put("acme", a_wording("damaged_item", shipped("damaged_item")))
    writer = AccountWriters(shipped_writer(), kept).of("acme")
    monkeypatch.setattr(budget.time, "thread_time", lambda: next(moments))

    assert writer.write(BRIEF).variant == "a"


def test_the_shipped_letters_have_no_limit_of_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """A clock that runs away does not keep our own letters from being written."""
    moments = iter(range(10**6))
    monkeypatch.setattr(budget.time, "thread_time", lambda: float(next(moments)))

    assert shipped_writer().write(BRIEF).text


TOKENS = st.sampled_from([
    "{{", "}}", "{%", "%}", "{#", "#}", "{{ item }}", "{{ sorry }}", "{% say %}", "{% or %}", "{% endsay %}",
    "{% if owns %}", "{% else %}", "{% endif %}", "{% for x in steps %}", "{% endfor %}", "{% set a = b %}",
    "{% set a %}", "{% endset %}", "{% raw %}", "{% endraw %}", "{% include '_about.jinja' %}", "{{ a[b] }}",
    "{{ a|upper }}", "{{ x.y }}", "{{ x() }}", "|", ".", "(", ")", "[", "]", "'", '"', "~", "is known", "not", "in",
    "\\u202e", "\\x00", "{{ '{' }}", "<b>", "&", "\n", " ", "{{ticket.id}}", "\u202e", "0", "1e9", "**",
    "{% block opening %}", "{% endblock %}", "{{ loop.index }}", "{{ super() }}",
])  # fmt: skip


@settings(max_examples=250, deadline=None)
@given(source=st.lists(st.one_of(TOKENS, st.text(max_size=5)), max_size=12).map("".join))
def test_whatever_is_typed_is_refused_or_harmless(source: str) -> None:
    """No source crashes us: it has problems with their lines, or it writes a letter in which nothing acts."""
    if problems(source):
        return
    try:
        letter = WORKSHOP.writer("acme", [], a_wording("_thing", source)).write(BRIEF)
    except LettersRefused:
        return

    for mark in ("{{", "}}", "{%", "%}", "{#", "#}", "\u202e", "\x00", "<b>"):
        assert mark not in letter.html
