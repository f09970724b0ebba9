"""The name to greet: the requester's, cased as a person would write it, or None where it is no name (platform §9.6)."""

import re
from functools import lru_cache

from nameparser import HumanName

from integration.apology.reading import PersonName
from integration.apology.ticket import Requester
from integration.reading.businesses import BUSINESS_WORDS
from integration.reading.markup import one_line

LONGEST = 80
LONGEST_WORD = 25
MOST_WORDS = 6

NOT_A_PERSON = re.compile(
    r"[@\d/\\<>{}\[\]|=_%$#*:;!?+&~^]|https?|www\.|\b(?:anonymous|unknown|customer|guest|visitor|user|caller|web user"
    r"|permanently deleted|deleted|no[- ]?reply|do not reply|test|and|und|n/a|none|null|undefined"
    r"|iphone|ipad|admin|administrator"
    r"|team|support|service|services|sales|office|reception|department|dept|accounts?|billing|info"
    r"|kontakt|contact|group"
    r"|shop|store|hotel|clinic|school|university|council|society|association|club|company|solutions|systems|consulting"
    r"|ltd|limited|llc|llp|inc|corp|corporation|plc|gmbh|ag|kg|ug|se|sarl|sas|bv|nv|oy|ab|srl|spa|lda|ltda|pty|co"
    r"|holdings?|enterprises?|industries|partners|e\.? ?v|purchasing|einkauf|family|familie|famille|familia)\b\.?",
    re.IGNORECASE,
)
ALLOWED = re.compile(r"[^\W\d_][\w'\u2019. ,()\u00b7\u200c\u200d-]*")
PARTICLES = frozenset(
    [
        "van", "von", "der", "den", "de", "del", "della", "di", "da", "dos", "das", "du", "des", "la", "le",
        "el", "bin", "ibn", "al", "ter", "ten", "zu", "zum", "zur", "y", "e", "af", "av",
    ]
)  # fmt: skip
HONORIFICS = {
    "mr": "Mr", "mrs": "Mrs", "ms": "Ms", "miss": "Miss", "mx": "Mx", "dr": "Dr", "prof": "Prof", "professor": "Prof",
    "rev": "Rev", "revd": "Rev", "reverend": "Rev", "sir": "Sir", "dame": "Dame", "lady": "Lady", "lord": "Lord",
    "herr": "Herr", "frau": "Frau", "monsieur": "Monsieur", "madame": "Madame", "mme": "Mme",
    "señor": "Sr", "señora": "Sra", "sr": "Sr", "sra": "Sra", "dra": "Dra",
}  # fmt: skip
SUFFIXES = frozenset(
    ["jr", "sr", "ii", "iii", "iv", "phd", "md", "mba", "esq", "obe", "mbe", "bsc", "msc", "ma", "frcs", "rn", "cpa"]
)
EMOJI_AND_SIGNS = re.compile(r"[\U0001F000-\U0001FAFF\u2190-\u2BFF\uFE00-\uFE0F\u20E3\"\u201c\u201d„«»]+")
MC = re.compile(r"\bMc([a-z])")
MOBILE_TAIL = re.compile(r"\s*\((?:[^)]*)\)\s*$")


def name_to_greet(requester: Requester, signature: str, text: str = "") -> PersonName | None:
    """The requester's name; where that is none, the one under the letter (`signature`), or the text's last line."""
    named = person_name(requester.name, requester.email)
    if named is not None:
        return named
    for line in _lines_that_sign(signature, text):
        signed = person_name(line)
        # One word alone may be a town or a mood; a signature after "Kind regards" earns more trust.
        if signed is not None and (signature or signed.family):
            return signed
    return None


@lru_cache(maxsize=4096)
def person_name(written: str, email: str = "") -> PersonName | None:
    """A name in parts, or None if this is an address, a number, a company, a placeholder or a single initial."""
    name = _bare(written)
    if not name or NOT_A_PERSON.search(name) or not ALLOWED.fullmatch(name) or _is_too_long(name):
        return None
    if not BUSINESS_WORDS.isdisjoint(re.split(r"[\W_]+", name.lower())):
        return None
    if " " not in name and name.islower() and email.lower().startswith(f"{name}@"):
        return None  # Zendesk made the name from the address
    if not _is_latin(name):
        return PersonName(given=name)
    return _latin_name(name)


def _bare(written: str) -> str:
    name = EMOJI_AND_SIGNS.sub(" ", one_line(written, LONGEST))
    return " ".join(MOBILE_TAIL.sub("", name).split()).strip(" ,.-'\u2019")


def _is_too_long(name: str) -> bool:
    words = name.split()
    return len(words) > MOST_WORDS or max(map(len, words)) > LONGEST_WORD


def _is_latin(name: str) -> bool:
    return all(ord(character) < 0x250 or 0x1E00 <= ord(character) < 0x1F00 for character in name if character.isalpha())


def _latin_name(name: str) -> PersonName | None:
    words = name.split()
    if len(words) <= 2 and "," not in name and words[0].strip(".").lower() not in HONORIFICS:
        title, given, family = "", words[0], words[-1] if len(words) == 2 else ""
    else:
        title, given, family = _parsed(name)
    if family.strip(".").lower() in SUFFIXES:
        family = ""
    honorific = HONORIFICS.get(title.strip(".").lower(), "")
    given, family = (_cased(part, shouted=name.isupper() and " " in name) for part in (given, family))
    if _is_initial(given):
        # "J. Smith" can be greeted only if an honorific makes it "Mr Smith".
        given = ""
    if _is_initial(family):
        family = ""
    if given or (honorific and family):
        return PersonName(given, family, honorific)
    return None


def _parsed(name: str) -> tuple[str, str, str]:
    words = name.split()
    title = ""
    while words and words[0].strip(".").lower() in HONORIFICS:
        title = title or words[0]
        words = words[1:]
    if title and len(words) == 1:
        # With a title a single name is the family's: "Mrs Dunphy".
        return title, "", words[0]
    parts = HumanName(" ".join(words))
    family = str(parts.last)
    # Anything in the middle that is a particle belongs to the family: "Jan van der Berg", "María de la Cruz".
    middle = str(parts.middle).split()
    while middle and middle[-1].lower() in PARTICLES:
        family = f"{middle.pop()} {family}"
    return title or str(parts.title), str(parts.first), family


def _is_initial(word: str) -> bool:
    return len(word.replace(".", "").replace(" ", "")) <= 1 or bool(re.fullmatch(r"(?:[^\W\d_]\.){2,}", word))


def _cased(part: str, *, shouted: bool) -> str:
    """Mixed case stays as the customer wrote it; shouted and lower case become a name's."""
    # Two capitals may be initials that somebody goes by ("JP Morgan").
    if not (part.isupper() or part.islower()) or (part.isupper() and len(part) == 2 and not shouted):
        return part
    cased = " ".join(word if word in PARTICLES else _capital(word) for word in part.lower().split())
    return MC.sub(lambda match: f"Mc{match[1].upper()}", cased)


def _capital(word: str) -> str:
    return re.sub(r"(^|[-'\u2019.])([^\W\d_])", lambda match: match[1] + match[2].upper(), word)


def _lines_that_sign(signature: str, text: str) -> tuple[str, ...]:
    first = next((line for line in signature.split("\n") if line.strip()), "")
    last = text.rsplit("\n", 1)[-1] if "\n" in text else ""
    candidate = first or last
    words = candidate.strip(" ,.").split()
    is_name = 0 < len(words) <= 4 and all(word[0].isupper() or word in PARTICLES for word in words)
    return (candidate,) if is_name and not candidate.rstrip().endswith(("?", "!")) else ()
