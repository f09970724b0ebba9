"""Which language the customer writes; their Zendesk locale decides where the text is too short to tell."""

from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

SHORTEST = 20  # letters; below, a guess is a coin toss
LONGEST = 400  # more does not change the answer
SURE = 0.80
SURE_ABROAD = 0.97  # for a language that is not the requester's

# Customers of shops write these; more candidates make short texts less certain and cost memory.
LANGUAGES = (
    "ar", "bg", "ca", "cs", "da", "de", "el", "en", "es", "et", "fa", "fi", "fr", "he", "hi", "hr", "hu", "id", "it",
    "ja", "ko", "lt", "lv", "nl", "no", "pl", "pt", "ro", "ru", "sk", "sl", "sv", "th", "tr", "uk", "vi", "zh",
)  # fmt: skip


class LanguageGuesser:
    """Holds the model: load it once, it takes half a second and most of the memory of this room."""

    def __init__(self) -> None:
        full = LanguageIdentifier.from_model_file(MODEL_FILE)
        full.set_languages(LANGUAGES)
        # A second identifier with these columns only, so that the full table can go.
        self._model = LanguageIdentifier(
            full.nb_ptc, full.nb_pc, full.nb_classes, full.tk_nextmove, full.tk_output, True, tk_row=full.tk_row
        )

    def language(self, text: str, locale: str) -> str:
        """ISO 639-1 of the text, else of the locale ("en-US" is "en"), else ""."""
        home = locale.replace("_", "-").partition("-")[0].lower()
        sample = text[:LONGEST]
        if sum(character.isalpha() for character in sample) < SHORTEST:
            return home
        guess, probability = self._model.classify(sample)
        needed = SURE if guess == home or not home else SURE_ABROAD
        return str(guess) if probability >= needed else home


@cache
def load_guesser() -> LanguageGuesser:
    """The one guesser of this process."""
    return LanguageGuesser()
