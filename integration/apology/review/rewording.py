"""A sentence said better: without the words that spoil it, or up to them."""

import re

from integration.apology.phrases import Words

_EMOJI = re.compile(" ?[\U0001f300-\U0001faff\u2600-\u27bf\ufe0f]+")
_SHOUTED = re.compile(r"!+")
_FEWEST = 3  # words that still make a sentence


def advised(advice: str, rewording: str) -> str:
    """The advice, and what it comes to in this sentence where that can be said."""
    return f"{advice.rstrip('.')}: “{rewording}”" if rewording else advice


def without(sentence: str, words: Words) -> str:
    """The sentence without those words; "" where too little is left to be one."""
    kept, last = [], 0
    for match in words.find_all(_low(sentence)):
        kept.append(sentence[last : match.start()])
        last = match.end()
    return _whole("".join([*kept, sentence[last:]]), sentence) if kept else ""


def before(sentence: str, words: Words) -> str:
    """The sentence up to those words; "" where nothing stands before them."""
    match = words.find(_low(sentence))
    kept = sentence[: match.start()].rstrip(" ,;:\u2013-") if match else ""
    return _whole(f"{kept}.", sentence) if kept else ""


def calm(sentence: str) -> str:
    """Without emoji, and with a full stop for every shout."""
    quiet = _SHOUTED.sub(".", _EMOJI.sub("", sentence)).replace("¡", "").replace("?.", "?").strip()
    return _whole(quiet, sentence)


def _low(sentence: str) -> str:
    low = sentence.lower().replace("\u2019", "'")
    return low if len(low) == len(sentence) else sentence


def _whole(text: str, original: str) -> str:
    text = re.sub(r"\s+([,.;])", r"\1", re.sub(r"[^\S\n]{2,}", " ", text)).strip(" ,;")
    if len(text.split()) < _FEWEST or text == original:
        return ""
    return text[0].upper() + text[1:]
