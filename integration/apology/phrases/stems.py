"""Which plain letters a small pattern cannot do without: cheap to ask for before the pattern itself is sought."""

import re
from collections.abc import Iterator

_QUANTIFIER = re.compile(r"[?*+]\??|\{\d*,?\d*\}\??")
_OPENS = re.compile(r"\((?:\?(?:<?[=!]|:|P<\w+>))?")
_LOOKS = ("(?=", "(?!", "(?<=", "(?<!")
_NOTHING = frozenset({""})


def stems(pattern: str) -> frozenset[str]:
    """Every match holds one of them; {""} where no letters are sure to be there."""
    found: set[str] = set()
    for alternative in _split(pattern):
        found |= _best(alternative)
    return _NOTHING if "" in found else frozenset(found)


def _best(sequence: str) -> frozenset[str]:
    """The best of the things that all have to be there: the one whose shortest stem is longest."""
    return max((_NOTHING, *_needed(sequence)), key=lambda needed: min(len(stem) for stem in needed))


def _needed(sequence: str) -> Iterator[frozenset[str]]:
    run, place = "", 0
    while place < len(sequence):
        piece = _piece(sequence, place)
        place += len(piece)
        quantifier = _QUANTIFIER.match(sequence, place)
        place = quantifier.end() if quantifier else place
        is_optional = quantifier is not None and quantifier[0][:2] in ("?", "??", "*", "*?", "{0", "{,")
        letter = _letter(piece)
        if letter and not quantifier:
            run += letter
            continue
        if letter and not is_optional:
            run += letter
        yield frozenset({run})
        run = ""
        if piece.startswith("(") and not is_optional and not piece.startswith(_LOOKS):
            opening = _OPENS.match(piece)
            yield stems(piece[opening.end() if opening else 1 : -1])
    yield frozenset({run})


def _letter(piece: str) -> str:
    """What the piece stands for, if it is one letter or sign."""
    if len(piece) == 1:
        return "" if piece in ".^$" else piece
    return piece[1] if piece[0] == "\\" and len(piece) == 2 and not piece[1].isalnum() else ""


def _piece(text: str, place: int) -> str:
    """One letter, escape, class or group."""
    sign = text[place]
    if sign == "\\":
        return text[place : place + 2]
    if sign == "[":
        return text[place : text.index("]", place + 2) + 1]
    if sign != "(":
        return sign
    end, depth = place, 0
    while end < len(text):
        inner = text[end]
        if inner == "(":
            depth += 1
        elif inner == ")":
            depth -= 1
        end += len(_piece(text, end)) if inner in "\\[" else 1
        if depth == 0:
            break
    return text[place:end]


def _split(pattern: str) -> Iterator[str]:
    """The alternatives outside all groups."""
    start = place = 0
    while place < len(pattern):
        if pattern[place] == "|":
            yield pattern[start:place]
            start = place + 1
        place += len(_piece(pattern, place))
    yield pattern[start:]
