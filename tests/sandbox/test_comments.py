"""What becomes of a comment's text: sanitised, rendered for staff only, laid out, turned into plain text."""

from typing import Any

import pytest

from integration.sandbox.markup import html_from_text, plain_from_html, sanitised, text_from_html
from integration.sandbox.placeholders import render
from tests.sandbox.callers import Caller


@pytest.mark.parametrize(
    ("source", "stored"),
    [
        ("<p>Hi</p>", '<p dir="auto">Hi</p>'),
        ('<p dir="rtl">Hi</p>', '<p dir="rtl">Hi</p>'),
        ("<pre>Hi</pre>", "<pre>Hi</pre>"),
        ("<p>a<script>alert(1)</script></p>", '<p dir="auto">a</p>'),
        ('<p onclick="x()" style="color:red" class="y">a</p>', '<p dir="auto">a</p>'),
        ('<a href="javascript:x()">a</a>', '<a rel="noreferrer">a</a>'),
        ('<iframe src="https://x.example"></iframe>b', "b"),
        ('<img src="data:image/png;base64,AA" alt="x">', '<img alt="x">'),
        ('<bdi>x</bdi><form action="/x"><input></form>', "x"),
    ],
)
def test_html_is_reduced_to_what_is_safe(source: str, stored: str) -> None:
    """Scripts, handlers, styles, frames, forms and odd schemes go; structure stays."""
    assert sanitised(source) == stored


@pytest.mark.parametrize(
    ("text", "html_body"),
    [
        ("a\nb\n\nc", '<p dir="auto">a<br>b</p><p dir="auto">c</p>'),
        ("a < b & c", '<p dir="auto">a &lt; b &amp; c</p>'),
        ("\r\n\r\na", '<p dir="auto">a</p>'),
    ],
)
def test_plain_text_is_laid_out(text: str, html_body: str) -> None:
    """Blank lines part paragraphs, line ends break lines, markup is escaped."""
    assert html_from_text(text) == html_body


@pytest.mark.parametrize(
    ("html_body", "text"),
    [
        ("<p>a</p><p>b<br>c</p>", "a\n\nb\nc"),
        ("<ul><li>a</li><li>b</li></ul>", "a\n\nb"),
        ("<p>a &lt; b</p>", "a < b"),
        ("<p>a\n b</p>", "a b"),
    ],
)
def test_text_is_read_out_of_html(html_body: str, text: str) -> None:
    """Blocks are apart, entities are read, source line ends mean nothing."""
    assert text_from_html(html_body) == text


def test_plain_body_has_the_flaws_of_the_real_one() -> None:
    """Hard spaces stay entities, and a stray space follows a paragraph's end."""
    assert plain_from_html("<p>Hi&nbsp;there</p><p>You</p>") == "Hi&nbsp;there\n\n You"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"html_body": "<p>{{ticket.requester.first_name}}</p>"}, "<p>Sue</p>"),
        ({"html_body": "<p>[{{ticket.requester.nickname}}{{dc.apology}}]</p>"}, "<p>[]</p>"),
        ({"html_body": "<p>&#123;&#123;ticket.id&#125;&#125;</p>"}, "<p>1</p>"),
        ({"html_body": "<p>{\u200b{ticket.id}}</p>"}, "<p>{\u200b{ticket.id}}</p>"),
        ({"html_body": "<p>{% raw %}{{ticket.id}}{% endraw %}</p>"}, "<p>{{ticket.id}}</p>"),
        ({"html_body": "<p>{% broken</p>"}, "<p>{% broken</p>"),
        ({"html_body": "{{ '&lt;script&gt;x&lt;/script&gt;' }}y"}, None),
        ({"body": "Hi {{ticket.requester.name}} {{ticket.requester.email}}"}, "<p>Hi Sue Doe sue@example.com</p>"),
        ({"body": "{{ticket.ticket_field_360002}} {{current_user.first_name}}"}, "<p>A-1 Ada</p>"),
    ],
)
def test_placeholders_of_staff_are_rendered(admin: Caller, given: dict[str, Any], expected: str | None) -> None:
    """Known placeholders become their values, unknown ones nothing; broken ones stay; no script comes through."""
    admin.put("tickets/1", {"ticket": {"comment": given}})

    html_body = admin.get("tickets/1/comments")["comments"][-1]["html_body"]
    if expected is None:
        assert "<script" not in html_body
    else:
        assert html_body.replace(' dir="auto"', "") == f'<div class="zd-comment">{expected}</div>'


def test_what_customers_write_is_left_alone(admin: Caller) -> None:
    """A placeholder in a customer's mail stays as it was typed."""
    letter = {"from": {"name": "Mia", "email": "mia@example.com"}, "subject": "x", "text": "{{ticket.id}} {% raw %}"}
    ticket_id = admin.ask("POST", "/sandbox/mail", letter).json()["ticket_id"]

    comment = admin.get(f"tickets/{ticket_id}/comments")["comments"][0]
    assert "{{ticket.id}} {% raw %}" in comment["html_body"]


def test_rendering_is_bounded() -> None:
    """A loop that would run for ever is given up, and the text is left as it was."""
    bomb = "{% for a in (1..100000) %}x{% endfor %}"

    assert render(bomb, {}, escape=True) == bomb
