"""Makes words of others fit to stand in a letter: inert, on one line, or not at all."""

import re
import unicodedata

LONGEST_FACT = 80
LONGEST_ADMIN_TEXT = 2000

# Joiners shape letters in Persian and the Indic scripts; every other invisible character can only mislead.
_JOINERS = "\u200c\u200d"
_APOSTROPHE = "\u2019"
_GAP = "\u200b"
_TEMPLATE_MARKS = re.compile(r"(?<=[{}%#\[])(?=[{}%#\[])")
_REFERENCE = re.compile(r"[^\W_]+(?:[ /_-][^\W_]+){0,5}")
_CODE_WITHOUT_DIGITS = re.compile(r"[A-Z]{5,8}")
_ADDRESS = re.compile(r"\w\w\.\w\w|//|\bwww\b|\bhttps?\b", re.IGNORECASE)
_NOTHING = frozenset({"none", "null", "undefined", "nan"})  # what programs write where they know nothing
_PHRASE_SIGNS = frozenset(f" '{_APOSTROPHE}&/+-(),.{_JOINERS}")
_NAME_SIGNS = frozenset(f" '{_APOSTROPHE}.-·{_JOINERS}")


def clean(text: str) -> str:
    """One line without control, bidi and private characters, in which no template language finds a mark to act on.

    Liquid, which Zendesk runs over what agents submit (platform §9.3), and Jinja need two marks side by side.
    """
    if not text.isprintable():  # which no sign is that is invisible, and no space but the plain one
        text = "".join(_kept(character) for character in text)
    if "{" in text or "}" in text or "%" in text or "#" in text or "[[" in text:
        text = _TEMPLATE_MARKS.sub(_GAP, text)
    return " ".join(text.split())


def reference(text: str) -> str | None:
    """An order, invoice or tracking number; None for what does not look like one and so may be a trick."""
    written = clean(text).removeprefix("#").strip()
    if len(written) > LONGEST_FACT or not _REFERENCE.fullmatch(written):
        return None
    has_digit = any(character.isdigit() for character in written)
    return written if has_digit or _CODE_WITHOUT_DIGITS.fullmatch(written) else None


def phrase(text: str) -> str | None:
    """A thing or an occasion in plain words; None for markup, addresses and whatever else no person calls a thing."""
    return _plain(text, _PHRASE_SIGNS, digits=True)


def person(text: str) -> str | None:
    """A name or a part of one; None for what no person is called."""
    return _plain(text, _NAME_SIGNS, digits=False)


def _plain(text: str, signs: frozenset[str], *, digits: bool) -> str | None:
    written = clean(text)
    if not written or len(written) > LONGEST_FACT or not (written[0].isalpha() or (digits and written[0].isdigit())):
        return None
    if written.lower() in _NOTHING:
        return None
    if not all(_is_plain(character, signs, digits=digits) for character in written) or _ADDRESS.search(written):
        return None
    return written


def _is_plain(character: str, signs: frozenset[str], *, digits: bool) -> bool:
    if character.isalpha() or character in signs or (digits and character.isdigit()):
        return True
    return unicodedata.category(character).startswith("M")


def _kept(character: str) -> str:
    if character.isspace():
        return " "
    category = unicodedata.category(character)
    return "" if category[0] == "C" and character not in _JOINERS else character
