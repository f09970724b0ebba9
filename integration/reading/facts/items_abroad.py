"""Items and occasions in Spanish, French, German and Portuguese: the bare noun, fit to stand in brackets."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from integration.apology.reading import FactKind
from integration.reading.facts.passage import Candidate, Passage
from integration.reading.goods import abroad

FAILED, BOUGHT = 4, 3  # as in items.py
FEW_WORDS = r"(?:[^\W\d_][\w'\u2019-]* ){0,4}?"


@dataclass(frozen=True, slots=True)
class Tongue:
    """How one language says that a thing was bought (`before` or `after` it) or failed, and joins it to another."""

    nouns: str
    article: str
    bought: str
    bought_after: str  # "eine Lampe bestellt"; the words before must hold `auxiliary`
    failed: str
    joined: str
    mixed_up: str
    occasion: str  # with a group `what`


SPANISH = Tongue(
    nouns=abroad.SPANISH,
    article=r"(?:el|la|los|las|un|una|unos|unas|mi|mis|nuestr[oa]s?|dos|tres|cuatro|\d{1,2})",
    bought=r"(?:pedí|pedimos|compré|compramos|encargué|encargamos|(?:he|hemos|había) (?:pedido|comprado|encargado"
    r"|devuelto)"
    r"|devolví|devolvimos|reembolso (?:de|por))",
    bought_after=r"que (?:pedí|pedimos|compré|compramos|encargué|(?:he|hemos) (?:pedido|comprado))\b",
    failed=r"(?:(?:me )?(?:ha |han )?(?:llegó|llegaron|llegado|vino|vinieron|está|están|estaba|estaban) (?:\w+ )?"
    r"(?:rot[oa]|dañad[oa]|defectuos[oa]|estropead[oa]|averiad[oa])s?|(?:todavía |aún )?no (?:me |nos )?(?:ha |han )?"
    r"(?:lleg\w+|funciona\w*|enciende\w*|va\b)|dej(?:ó|aron) de funcionar|se (?:me )?(?:ha |han )?(?:romp\w+|roto"
    r"|estrope\w+))",
    joined=r",? (?:y|e|o|u) |, ",
    mixed_up=r"en (?:lugar|vez) de|equivocad|otr[oa] (?:cosa|modelo|color)|no (?:es|son) (?:lo|el|la) que",
    occasion=r"(?:para|antes de|perdí|perdimos) (?:el|la|mi|nuestr[oa]) (?P<what>cumpleaños|boda|aniversario|bautizo"
    r"|comunión|graduación|entierro|funeral|luna de miel)",
)
FRENCH = Tongue(
    nouns=abroad.FRENCH,
    article=r"(?:le|la|les|l['\u2019]|un|une|des|mon|ma|mes|notre|nos|deux|trois|quatre|du|\d{1,2})",
    bought=r"(?:(?:j['\u2019]ai|nous avons|ai|avons|avais) (?:\w+ )?(?:commandé|acheté|renvoyé|retourné)"
    r"|remboursement (?:de|pour))",
    bought_after=r"que (?:j['\u2019]ai|nous avons) (?:commandée?s?|achetée?s?)\b",
    failed=r"(?:(?:m['\u2019])?(?:est|sont|était|étaient) (?:\w+ ){0,2}(?:cassée?s?|abîmée?s?|endommagée?s?"
    r"|défectueu(?:x|ses?)"
    r"|brisée?s?|en panne)|n['\u2019](?:est|sont|a|ont) (?:pas|jamais|toujours pas) (?:\w+ )?(?:arrivée?s?|livrée?s?"
    r"|marché"
    r"|fonctionné)|ne (?:fonctionne|marche|s['\u2019]allume)(?:nt)? (?:pas|plus)|s['\u2019]est cassée?)",
    joined=r",? (?:et|ou) |, ",
    mixed_up=r"au lieu d|mauvais|autre (?:modèle|couleur|article)|pas (?:le|la|les|ce) (?:bon|bonne|que)|erreur",
    occasion=r"(?:pour|avant) (?:l['\u2019]|le |la |mon |ma |notre )(?P<what>anniversaire|mariage|baptême|communion"
    r"|enterrement|voyage de noces|obsèques)",
)
GERMAN = Tongue(
    nouns=abroad.GERMAN,
    article=r"(?:der|die|das|den|dem|ein|eine|einen|einem|einer|mein\w{0,2}|unser\w{0,2}|zwei|drei|vier|\d{1,2})",
    bought=r"(?:bestellten?|kauften?|(?:rück)?erstattung für|geld für)",
    bought_after=rf"{FEW_WORDS}(?:bestellt|gekauft|zurückgeschickt|zurückgesendet)\b",
    failed=r"(?:(?:ist|sind|war|waren|kam|kamen|wurde|wurden) (?:[\w.]+ ){0,5}?(?:kaputt|defekt|beschädigt|zerbrochen"
    r"|gebrochen|zerkratzt|nicht (?:da|angekommen|an|geliefert))\b|(?:funktioniert|funktionieren|geht|gehen|läuft)"
    r" (?:\w+ ){0,2}?nicht\b)",
    joined=r",? (?:und|oder) |, ",
    mixed_up=r"\b(?:an)?statt\b|falsch|verwechsel|andere[rsn]? (?:modell|farbe|artikel)",
    occasion=r"(?:für (?:die|den|das|mein\w{0,2}|unser\w{0,2})|zu[rm]) (?P<what>geburtstag|hochzeit|hochzeitstag|taufe"
    r"|kommunion|konfirmation|beerdigung|jubiläum|einschulung|flitterwochen)",
)
PORTUGUESE = Tongue(
    nouns=abroad.PORTUGUESE,
    article=r"(?:[oa]s? )?(?:o|a|os|as|um|uma|uns|umas|meus?|minhas?|nossos?|nossas?|dois|duas|três|quatro|\d{1,2})",
    bought=r"(?:comprei|comprámos|compramos|encomendei|encomendámos|pedi|pedimos|devolvi|devolvemos|reembolso (?:por"
    r"|de)"
    r"|reembolso(?= d[oa]s? ))",
    bought_after=r"que (?:comprei|encomendei|pedi|comprámos|compramos|encomendámos)\b",
    failed=r"(?:(?:chegou|chegaram|veio|vieram|está|estão|estava|estavam) (?:\w+ )?(?:partid[oa]|quebrad[oa]"
    r"|danificad[oa]"
    r"|estragad[oa]|avariad[oa]|com defeito)s?|(?:ainda )?não (?:chegou|chegaram|funciona\w*|liga\w*|veio)"
    r"|(?:parou|deixou) de funcionar|avariou|quebrou|partiu-se)",
    joined=r",? (?:e|ou) |, ",
    mixed_up=r"em vez d|no lugar d|ao invés|errad|trocad|outr[oa] (?:modelo|cor|produto)|não (?:é|são) [oa] que",
    occasion=r"(?:para|antes d)(?: ?[oa])? ?(?:meu |minha |nosso |nossa )?(?P<what>aniversário|casamento|batizado"
    r"|batismo"
    r"|formatura|funeral|enterro|lua de mel)",
)
TONGUES = {"es": SPANISH, "fr": FRENCH, "de": GERMAN, "pt": PORTUGUESE}


@dataclass(frozen=True, slots=True)
class _Patterns:
    names: dict[str, str]  # by their lower-case form
    noun: re.Pattern[str]
    before: re.Pattern[str]
    determined: re.Pattern[str]
    bought_after: re.Pattern[str]
    failed: re.Pattern[str]
    joined: re.Pattern[str]
    mixed_up: re.Pattern[str]
    occasion: re.Pattern[str]


def items_abroad(passage: Passage) -> Iterator[Candidate]:
    """Things that were bought or failed; one joined to another of equal claim brings that one along."""
    if passage.language not in TONGUES:
        return
    patterns = _patterns(passage.language)
    found = list(patterns.noun.finditer(passage.text))
    ranks = [_rank(patterns, passage, match) for match in found]
    for at in range(1, len(found)):
        if patterns.joined.fullmatch(passage.text, found[at - 1].end(), found[at].start()):
            ranks[at - 1] = ranks[at] = max(ranks[at - 1], ranks[at])
    is_mixed_up = len({match[0].lower() for match in found}) > 1 and patterns.mixed_up.search(passage.text)
    for match, rank in zip(found, ranks, strict=True):
        if rank == BOUGHT or (rank and not is_mixed_up):
            yield Candidate(FactKind.ITEM, patterns.names[match[0].lower()], match.start(), match.end(), rank)


def events_abroad(passage: Passage) -> Iterator[Candidate]:
    """What it was needed for, as the bare noun."""
    if passage.language not in TONGUES:
        return
    for match in _patterns(passage.language).occasion.finditer(passage.text):
        what = match["what"].lower()
        value = what.capitalize() if passage.language == "de" else what
        yield Candidate(FactKind.EVENT, value, match.start("what"), match.end("what"))


def _rank(patterns: _Patterns, passage: Passage, match: re.Match[str]) -> int:
    before, after = passage.before(match.start()), passage.after(match.end())
    if not patterns.determined.search(before):
        return 0
    if patterns.failed.match(after):
        return FAILED
    return BOUGHT if patterns.before.search(before) or patterns.bought_after.match(after) else 0


@cache
def _patterns(language: str) -> _Patterns:
    tongue = TONGUES[language]
    names = dict(_named(tongue.nouns, language))
    longest_first = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    article = rf"(?:{tongue.article})(?: |(?<=['\u2019]))"

    def compiled(pattern: str) -> re.Pattern[str]:
        return re.compile(pattern, re.IGNORECASE)

    return _Patterns(
        names=names,
        noun=compiled(rf"(?<![\w-])(?:{longest_first})(?![\w-])"),
        before=compiled(rf"\b{tongue.bought} (?:de |d)?{article}$"),
        determined=compiled(rf"(?<![\w-]){article}$|\bd[oa]s? $"),
        bought_after=compiled(rf" {tongue.bought_after}"),
        failed=compiled(rf",? {FEW_WORDS}{tongue.failed}"),
        joined=compiled(rf"(?:{tongue.joined})(?:{article})?"),
        mixed_up=compiled(tongue.mixed_up),
        occasion=compiled(rf"\b{tongue.occasion}\b"),
    )


def _named(nouns: str, language: str) -> Iterator[tuple[str, str]]:
    """Each form of each noun, in lower case and as it is written."""
    for entry in nouns.split(","):
        singular, _, plural = " ".join(entry.split()).partition("/")
        for form in (singular, plural or _plural(singular, language)):
            yield form.lower(), form


def _plural(noun: str, language: str) -> str:
    """By rule, of the first word of a compound; a wrong form does no harm, as nobody writes it."""
    first, space, rest = noun.partition(" ")
    if first.endswith(("s", "x", "z")):
        return noun
    if language == "fr":
        ending = "x" if first.endswith(("eau", "eu")) else "s"
    elif language == "pt" and first.endswith("r"):
        ending = "es"
    elif language == "pt" and first.endswith("m"):
        first, ending = first[:-1], "ns"
    elif language == "es" and first[-1] not in "aeiouáéó":
        first, ending = first.translate(str.maketrans("áéíóú", "aeiou")) if first.endswith("n") else first, "es"
    else:
        ending = "s"
    return f"{first}{ending}{space}{rest}"
