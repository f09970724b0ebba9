"""Amounts of money and percentages in a text, with the currencies they may be in."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

# ISO 4217, but for funds, metals and tests.
_CODES = frozenset(
    """AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF
    CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF
    IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK
    MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR
    SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND
    VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG""".split()  # noqa: SIM905 - a list of codes reads best as words
)
_DOLLARS = frozenset(code for code in _CODES if code.endswith("D")) | {"MXN", "ARS", "CLP", "COP", "UYU"}
_MARKS = {
    "€": frozenset({"EUR"}),
    "£": frozenset({"GBP", "EGP", "FKP", "GIP", "SHP", "SYP", "LBP", "SSP", "SDG"}),
    "$": _DOLLARS,
    "¥": frozenset({"JPY", "CNY"}),
    "₹": frozenset({"INR"}),
    "zł": frozenset({"PLN"}),
    "kr": frozenset({"SEK", "NOK", "DKK", "ISK"}),
    "euro": frozenset({"EUR"}),
    "pound": frozenset({"GBP", "EGP", "FKP", "GIP", "SHP", "SYP", "LBP", "SSP", "SDG"}),
    "dollar": _DOLLARS,
    "yen": frozenset({"JPY"}),
    "franc": frozenset({"CHF", "XAF", "XOF", "XPF", "BIF", "CDF", "DJF", "GNF", "KMF", "RWF"}),
}
_NUMBER = r"\d+(?:[.,]\d+)*"
_CODE = "|".join(sorted(_CODES))
_BEFORE = re.compile(rf"(?:\b(?P<code>{_CODE})|(?P<mark>[€£$¥₹]))\s?(?P<number>{_NUMBER})")
_AFTER = re.compile(
    rf"(?<![\w.,])(?P<number>{_NUMBER})\s?(?:(?P<code>{_CODE})\b|(?P<mark>[€£$¥₹]|zł\b|kr\b|(?:euro|pound|dollar|yen|franc)s?\b))"
)
_PERCENT = re.compile(rf"({_NUMBER})\s?(?:%|percent\b|per cent\b)")


class Written(NamedTuple):
    """An amount as it is written, and the currencies that may be meant by it."""

    words: str
    number: Decimal
    currencies: frozenset[str]


def amounts_in(text: str) -> Iterator[Written]:
    for pattern in (_BEFORE, _AFTER):
        for match in pattern.finditer(text):
            currencies = frozenset({match["code"]}) if match["code"] else _MARKS[match["mark"].rstrip("s")]
            yield Written(match[0], _number(match["number"]), currencies)


def percentages_in(text: str) -> Iterator[tuple[str, Decimal]]:
    yield from ((match[0], _number(match[1])) for match in _PERCENT.finditer(text))


def _number(written: str) -> Decimal:
    """Reads 1,234.50 and 1.234,50 alike: the last mark is decimal where one digit or two follow it."""
    digits = re.sub(r"[.,](?=\d{3}(?:\D|$))", "", written).replace(",", ".")
    head, _, tail = digits.rpartition(".")
    return Decimal(f"{head.replace('.', '')}.{tail}" if head else tail)
