"""Cuts off what a writer did not write for us: quoted chains, forwarded mail, signatures, legal footers."""

import re
from functools import cache

from mailparser_reply.parser import EmailMessage

LANGUAGES = ("en", "de", "fr", "es", "pt", "it", "nl")
LONGEST_HEADER = 300  # characters; the library's patterns are quadratic in the length of a line
LONGEST_SIGNATURE = 12  # lines

# The library costs milliseconds on a long mail, so it only sees text in which one of these words stands.
HEADER_HINT = re.compile(
    r"wrote ?:|schrieb\b.*:|a écrit|escribió|escreveu|ha scritto|schreef\b|-{3,} ?\S|_{10,}"
    r"|^[>* ]*(?:From|Von|De|Da|Van) ?: ?\*?",
    re.IGNORECASE | re.MULTILINE,
)
# Headers of replies that the library does not know.
HEADERS = re.compile(
    r"^[>* ]*(?:"
    r"-{2,} ?(?:original message|forwarded message|ursprüngliche nachricht|weitergeleitete nachricht"
    r"|message (?:d'origine"
    r"|transféré)|mensaje (?:original|reenviado)|mensagem (?:original|encaminhada)|messaggio originale)\b.*"
    r"|begin forwarded message ?:|anfang der weitergeleiteten nachricht ?:|début du message (?:transféré|réexpédié) ?:"
    r"|(?:on|am|le|el|em|a) .{6,200}(?:wrote|schrieb.{0,100}|a écrit|escribió|escreveu) ?:"
    r"|\d{4}-\d\d-\d\d.{0,120}<\S+@\S+> ?:"
    r"|.{1,80}<\S+@\S+> (?:wrote|schrieb|a écrit|escribió|escreveu)(?: .{0,60})? ?:"
    r"|#{2,}- ?please type your reply above this line ?-#{2,}"
    r"|_{10,} *\n+(?=(?:from|von|de) ?:)"
    r")[ *]*$",
    re.IGNORECASE | re.MULTILINE,
)
# Outlook: From, Sent, To, Subject in four lines, whatever the order of the last three.
OUTLOOK = re.compile(
    r"^[>* ]*(?:From|Von|De|Da|Van) ?:\*? .{1,200}\n(?:\n?[>* ]*(?:Sent|To|Cc|Date|Subject|Gesendet|Datum|An|Betreff"
    r"|Envoyé|Date|À|Objet|Enviado(?: el)?|Para|Asunto|Assunto|Fecha|Data) ?:.{0,200}(?:\n|\Z)){2,}",
    re.IGNORECASE | re.MULTILINE,
)
QUOTED_LINE = re.compile(r"^>.*$\n?", re.MULTILINE)
MOBILE = re.compile(
    r"^(?:sent (?:from|via|with) (?:my|the|a|outlook|yahoo|mail|gmail|proton|samsung)|get outlook for"
    r"|(?:gesendet|versendet)"
    r" (?:von|mit) |von meinem .{2,30} gesendet|envoyé (?:de|depuis|à partir de) |enviado (?:desde|do|a partir do|con)"
    r" |obtener outlook|télécharger outlook|holen sie sich outlook|obter o outlook).{0,80}$",
    re.IGNORECASE | re.MULTILINE,
)
LEGAL = re.compile(
    r"^[*_ ]*(?:(?:this|the information in this|the contents of this) (?:e-?mail|message|communication)\b.{0,200}"
    r"(?:confidential|privileged|intended (?:only|solely|for)|recipient)|confidentiality (?:notice"
    r"|note)|disclaimer ?:|legal notice ?:"
    r"|please consider the environment|diese (?:e-?mail|nachricht)\b.{0,120}(?:vertraulich|bestimmt)"
    r"|ce (?:message|courriel|mail)\b.{0,120}(?:confidentiel|destiné)|este (?:mensaje|correo|e-?mail"
    r"|mensagem)\b.{0,120}"
    r"(?:confidencia|destinad|dirigid)|esta mensagem\b.{0,120}confidencia)",
    re.IGNORECASE | re.MULTILINE,
)
VALEDICTION = re.compile(
    r"^(?:(?:with )?(?:kind(?:est)?|best|warm(?:est)?|many|yours?)(?: (?:regards|wishes|thanks))?"
    r"|regards|(?:many )?thanks"
    r"(?: (?:again|in advance|so much|a lot|and regards|for your help))?|thank you(?: (?:again"
    r"|very much|in advance|so much))?"
    r"|cheers|thx|yours (?:sincerely|faithfully|truly)|sincerely(?: yours)?|respectfully(?: yours)?"
    r"|cordially|all the best"
    r"|best|love|mit freundlichen grü(?:ß|ss)en|(?:viele|beste|liebe|herzliche|schöne) grü(?:ß|ss)e"
    r"|(?:freundlicher )?gru(?:ß|ss)"
    r"|mfg|lg|vg|(?:bien )?cordialement|(?:bien )?à vous|salutations(?: distinguées)?|merci(?: d'avance)?|bonne journée"
    r"|(?:un )?(?:cordial )?saludos?(?: cordial(?:es)?)?|atentamente|gracias(?: de antemano)?|un abrazo"
    r"|atenciosamente|com os melhores cumprimentos|(?:melhores )?cumprimentos|obrigad[oa]|abraços?)[ ,.!:;-]*$",
    re.IGNORECASE,
)
DELIMITER = re.compile(r"^(?:--|__|\u2014|\u2013) ?$", re.MULTILINE)
# A reference under a signature is still a fact ("order: EL-30077-2").
KEPT = re.compile(
    r"\b(?:order|booking|reservation|invoice|tracking|ref(?:erence)?|policy|account|bestell|rechnung|commande|facture"
    r"|pedido|factura|fatura|encomenda)",
    re.IGNORECASE,
)


def own_part(text: str) -> tuple[str, str]:
    """What the writer wrote themselves, and the signature that stood under it ("" if none)."""
    unquoted = QUOTED_LINE.sub("", text[: _start_of_chain(text)])
    for footer in (LEGAL, MOBILE):
        if (found := footer.search(unquoted)) and found.start():
            unquoted = unquoted[: found.start()]
    return _signature_apart(unquoted.strip())


def _start_of_chain(text: str) -> int:
    if not HEADER_HINT.search(text):
        return len(text)
    found = [match.start() for pattern in (HEADERS, OUTLOOK) if (match := pattern.search(text))]
    if not found and (known := _library_headers().search(_without_long_lines(text))):
        found.append(known.start())
    # Labelled lines at the very top are a form ("To: Complaints"), not the header of somebody else's mail.
    starts = [start for start in found if text[:start].strip()]
    return min(starts, default=0 if HEADERS.match(text) else len(text))


def _without_long_lines(text: str) -> str:
    """The same offsets, but no line on which a header could not stand anyway."""
    return "\n".join(line if len(line) <= LONGEST_HEADER else " " * len(line) for line in text.split("\n"))


@cache
def _library_headers() -> re.Pattern[str]:
    pattern: re.Pattern[str] = EmailMessage(text="", languages=list(LANGUAGES)).HEADER_REGEX
    return pattern


def _signature_apart(text: str) -> tuple[str, str]:
    if delimiter := DELIMITER.search(text):
        return _keeping_references(text[: delimiter.start()], text[delimiter.end() :])
    lines = text.split("\n")
    for index in range(max(1, len(lines) - LONGEST_SIGNATURE), len(lines)):
        if VALEDICTION.match(lines[index]):
            return _keeping_references("\n".join(lines[:index]), "\n".join(lines[index + 1 :]))
    return text, ""


def _keeping_references(body: str, signature: str) -> tuple[str, str]:
    """A postscript and lines with a reference stay with the body; they are the customer's words."""
    lines = signature.split("\n")
    postscript = next((index for index, line in enumerate(lines) if re.match(r"p\.? ?s\b", line, re.IGNORECASE)), None)
    kept = [line for line in lines[:postscript] if KEPT.search(line)]
    kept += lines[postscript:] if postscript is not None else []
    return "\n".join([body.rstrip(), *kept]).strip(), signature.strip()
