"""Variants of examples that nobody labelled: parts and torn copies, for the teacher to have opinions on."""

import random
import re
from collections.abc import Sequence

from integration.classifier.examples import Example

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n+")
_SHORTEST = 12  # characters of a sentence that says anything


def variants(examples: Sequence[Example], seed: int, each: int = 1) -> list[tuple[Example, str]]:
    """For each example up to `each` texts made from it alone, beside it, so that other examples change nothing."""
    found = []
    for example in examples:
        chance = random.Random(f"{seed} {example.whole}")  # noqa: S311 - draws variants, keeps no secret
        made = {_varied(example.whole, chance) for _ in range(each)} - {example.whole, ""}
        found += [(example, text) for text in sorted(made)]
    return found


def _varied(text: str, chance: random.Random) -> str:
    sentences = [part.strip() for part in _SENTENCE_END.split(text) if len(part.strip()) > _SHORTEST]
    die = chance.random()
    if die < 0.4 and len(sentences) > 2:
        return " ".join(sentence for sentence in sentences if chance.random() < 0.6)
    if die < 0.7 and len(sentences) > 1:
        return chance.choice(sentences)
    return " ".join(word for word in text.split() if chance.random() > 0.15)
