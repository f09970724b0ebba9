"""Tests of turning HTML and broken text into plain text."""

import pytest

from integration.reading.markup import LONGEST_TEXT, plain_text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>Hello&nbsp;there,</p><p>it\nbroke.</p>", "Hello there,\n\nit broke."),
        ("one<br>two", "one\ntwo"),
        ("<ul><li>cup</li><li>plate</li></ul>", "cup\nplate"),
        ("<p>mine</p><blockquote>theirs</blockquote>", "mine"),
        ('<p>mine</p><div class="gmail_quote">On Monday, Shop wrote: theirs</div>', "mine"),
        ('mine<div id="divRplyFwdMsg">From: Shop</div>', "mine"),
        ("a<script>alert(1)</script><style>p{}</style>b", "ab"),
        ("FranÃ§ois was kind", "François was kind"),
        ("caf\u00e9 \u202eevil\u202c", "café \ufffd"),
        ("", ""),
    ],
)
def test_html_becomes_the_text_a_person_sees(html: str, text: str) -> None:
    """Tags, quotes, scripts and invisible characters go, text shown backwards is blanked; lines and letters stay."""
    assert plain_text(html, is_html=True) == text


@pytest.mark.parametrize("html", ["<div><blockquote>" * 20_000, "<p>word</p>" * 50_000, "<" * 200_000, "\n" * 300_000])
def test_huge_or_deep_html_is_cut(html: str) -> None:
    """Neither depth nor megabytes raise, and the text stays within its bound."""
    assert len(plain_text(html, is_html=True)) <= LONGEST_TEXT
