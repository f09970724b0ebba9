"""The admin's own wordings: their placeholders filled, sentences with an unknown one left out."""

import re
from collections.abc import Mapping

from integration.rendering.cleaning import LONGEST_ADMIN_TEXT, clean

_PLACEHOLDER = re.compile(r"\{\{\s*(\w+)\s*\}\}")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")


def filled(wording: str, known: Mapping[str, str | None]) -> str | None:
    """The wording with what is known; None where nothing of it is left.

    Admins write names in double braces and no other logic, so nothing of theirs is ever compiled.
    """
    sentences = _SENTENCE_END.split(wording[:LONGEST_ADMIN_TEXT].strip()) if wording else []
    said = [_fill(sentence, known) for sentence in sentences if _is_whole(sentence, known)]
    return " ".join(said) or None


def lines(wording: str) -> tuple[str, ...]:
    """A wording that is a list: one item a line."""
    return tuple(filter(None, map(clean, wording[:LONGEST_ADMIN_TEXT].splitlines())))


def _is_whole(sentence: str, known: Mapping[str, str | None]) -> bool:
    return all(known.get(name) for name in _PLACEHOLDER.findall(sentence))


def _fill(sentence: str, known: Mapping[str, str | None]) -> str:
    """What stands between the placeholders is cleaned too, so that no half of a mark meets another half."""
    return clean(_PLACEHOLDER.sub(lambda match: known[match[1]] or "", sentence))
