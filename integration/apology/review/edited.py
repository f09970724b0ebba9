"""What an agent made of a letter, read back from where they typed it."""

import re

from integration.apology.letter import Brief, Letter

_UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u00ad]")
_AFTER_SENTENCE = re.compile(r"(?<=[.!?:;,])[ \u00a0]{2,}")
_QUOTED = re.compile(r"\n(?:[^\n]{0,200}:[^\S\n]*\n+)?[^\S\n]*>[^\n]*(?:\n[^\S\n]*>[^\n]*|\n[^\S\n]*(?=\n[^\S\n]*>))*")
_HISTORY = re.compile(r"\n[^\S\n]*(?:-{3,}|_{8,})[^\n]*(?:\n.*)?\Z", re.DOTALL)
_EMPTY_LINES = re.compile(r"\n(?:[^\S\n]*\n){2,}")


def edited(text: str, brief: Brief, original: Letter | None = None) -> Letter:
    """The text as a letter, in the language of the original; without quotes, and with what no reader sees left out.

    Its parts are unknown: `paragraphs` is empty. The review takes the original beside it.
    """
    return Letter(
        subject=original.subject if original else "",
        paragraphs=(),
        html="",
        text=_typed(text),
        locale=original.locale if original else brief.locale,
        tone=original.tone if original else brief.tone,
        template=original.template if original else "",
        variant=original.variant if original else "",
    )


def _typed(text: str) -> str:
    lines = _UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).split("\n")
    plain = "\n".join(_AFTER_SENTENCE.sub(" ", line.strip()) for line in lines)
    plain = _HISTORY.sub("", _QUOTED.sub("\n", f"\n{plain}"))
    return _EMPTY_LINES.sub("\n\n", plain).strip()
