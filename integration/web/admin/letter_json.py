"""Letters, their versions and previews as the page reads them."""

from typing import Any

from integration.apology.letter import ACKNOWLEDGEMENT
from integration.apology.policy import Policy
from integration.flows import words
from integration.flows.letter_desk import LetterLine, OpenLetter
from integration.flows.letter_ports import Names
from integration.flows.letter_preview import Preview
from integration.flows.letters import GENERAL, PART, SavedWording, Variant
from integration.flows.summary import plain

PARTS = {
    "_about": "What it is about, after “about”",
    "_about_with": "What it is about, after a preposition",
    "_call": "Points for a phone call",
    "_contact": "Contact",
    "_event": "What it was needed for",
    "_greeting": "Greeting",
    "_letter": "The order of every letter",
    "_offer": "One offer",
    "_offers": "Offers",
    "_order": "The order, in a sentence",
    "_others": "Further complaints",
    "_regret": "What made it worse",
    "_second": "The second complaint",
    "_sign_off": "Sign-off",
    "_thing": "What it is about, as a subject",
    "_instead": "What there is instead",
    "_which": "Which one",
    "_which_order": "Asking for the order number",
    "_why": "Why the shop cancelled",
}


def label(name: str, policy: Policy) -> str:
    """What the page calls a letter or a part."""
    if name == GENERAL:
        return "Any other type"
    if name == ACKNOWLEDGEMENT:
        return "Acknowledgement, before the letter"
    if name.startswith(PART):
        return PARTS.get(name) or name.strip("_").replace("_", " ").capitalize()
    return words.type_label(name, policy)


def listed_json(lines: tuple[LetterLine, ...], locales: tuple[str, ...], policy: Policy) -> dict[str, Any]:
    return {
        "locales": [{"id": locale, "label": words.LANGUAGES.get(locale, locale)} for locale in locales],
        "letters": [
            {
                "locale": line.locale,
                "name": line.name,
                "label": label(line.name, policy),
                "kind": "part" if line.is_part else "type",
                "missing": line.missing,
                "override": _override(line.live, stale=line.stale) if line.live else None,
            }
            for line in lines
        ],
    }


def opened_json(letter: OpenLetter, names: Names, policy: Policy) -> dict[str, Any]:
    live = letter.live
    return {
        "locale": letter.locale,
        "name": letter.name,
        "label": label(letter.name, policy),
        "kind": "part" if letter.name.startswith(PART) else "type",
        "shipped": letter.shipped,
        "live": {"version": live.number, "variants": _variants(live), "stale": letter.stale} if live else None,
        "versions": [_line(saved) for saved in letter.versions],
        "placeholders": [{"name": name, "what": what} for name, what in names.placeholders.items()],
        "switches": [{"name": name, "what": what} for name, what in names.switches.items()],
        "offer_names": list(names.offer),
    }


def version_json(saved: SavedWording) -> dict[str, Any]:
    return {**_line(saved), "variants": _variants(saved)}


def preview_json(preview: Preview) -> dict[str, Any]:
    """Without a letter there are problems, and the other way round."""
    letter = preview.letter
    return {
        "subject": letter.subject if letter else "",
        "html": letter.html if letter else "",
        "text": letter.text if letter else "",
        "call": list(letter.call) if letter else [],
        "findings": [
            {
                "rule": finding.rule,
                "level": finding.level.value,
                "message": finding.message,
                "sentence": finding.sentence,
                "suggestion": finding.suggestion,
                "line": line,
            }
            for finding, line in preview.findings
        ],
        "problems": [{"line": problem.line, "message": problem.message} for problem in preview.problems],
    }


def _override(saved: SavedWording, *, stale: bool) -> dict[str, Any]:
    shares = [{"key": each.key, "share": each.share} for each in saved.wording.variants]
    return {"version": saved.number, "at": plain(saved.at), "by": saved.by, "variants": shares, "stale": stale}


def _line(saved: SavedWording) -> dict[str, Any]:
    return {
        "number": saved.number,
        "at": plain(saved.at),
        "by": saved.by,
        "note": saved.note,
        "shipped": saved.is_shipped,
    }


def _variants(saved: SavedWording) -> list[dict[str, Any]]:
    def told(variant: Variant) -> dict[str, Any]:
        return {"key": variant.key, "source": variant.source, "share": variant.share}

    return [told(variant) for variant in saved.wording.variants]
