"""Milliseconds to write and to review one letter, in every language, against plain Jinja in the same run.

Run it with `make bench`. The floor is the finished letter as a plain Jinja template: the same words and the same
facts, without the choice of words, escaping, or a sandbox. Processor time of one thread; the best of several rounds.
"""

import re
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from jinja2 import Environment, Template

sys.path.insert(0, str(Path(__file__).parents[1]))

from integration import resources
from integration.apology.letter import Brief, Letter
from integration.apology.review import review
from integration.rendering.locales import LOCALES
from integration.rendering.placeholders import context
from integration.rendering.writer import load_writer
from tests.letters_matrix import briefs

LETTERS, ROUNDS = 280, 7
AIM = 1.5  # milliseconds, for each of the two


def main() -> None:
    writer = load_writer(resources.templates() / "letters")
    print("\nLetters, in one thread, by CPU time\n")
    print("| language | write, ms | of 20 the slowest, ms | floor, ms | ratio | review, ms | of 20 the slowest, ms |")
    print("|---|---|---|---|---|---|---|")
    for locale in LOCALES:
        these = list(briefs(LETTERS, seed=17, locale=locale))
        letters = [writer.write(brief) for brief in these]
        pairs = list(zip(letters, these, strict=True))
        writing = [best(lambda brief=brief: writer.write(brief)) for brief in these]
        reviewing = [best(lambda pair=pair: review(*pair)) for pair in pairs]
        floor = statistics.mean(best(plain(letter, brief)) for letter, brief in pairs)
        mean = statistics.mean(writing)
        print(
            f"| {locale} | {mean:.3f} | {slow(writing):.3f} | {floor:.4f} | {mean / floor:.1f} "
            f"| {statistics.mean(reviewing):.3f} | {slow(reviewing):.3f} |"
        )
    print(f"\nThe aim is {AIM} ms for each.")


def best(work: Callable[[], object]) -> float:
    """Milliseconds of the quickest of some rounds: what is slower was something else on this machine."""
    times = []
    for _ in range(ROUNDS):
        start = time.thread_time_ns()
        work()
        times.append(time.thread_time_ns() - start)
    return min(times) / 1e6


def slow(times: Sequence[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]


def plain(letter: Letter, brief: Brief) -> Callable[[], str]:
    """The rendering of this very letter by plain Jinja, compiled beforehand."""
    locale = LOCALES[letter.locale]
    known = {name: value for name, value in context(brief, locale).items() if isinstance(value, str) and value}
    names = {value: name for name, value in known.items()}
    facts = re.compile("|".join(re.escape(value) for value in sorted(names, key=len, reverse=True)))
    source = facts.sub(lambda match: f"{{{{ {names[match[0]]} }}}}", letter.text)
    template: Template = Environment(autoescape=True).from_string(source)
    return lambda: template.render(known)


if __name__ == "__main__":
    main()
