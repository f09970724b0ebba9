"""Tests of facts in Spanish, French, German and Portuguese; the messages are from Wednesday 11 June 2025."""

from datetime import date
from decimal import Decimal

import pytest

from integration.apology.reading import FactKind, Money
from tests.reading.conftest import ReadText

LOCALES = {"es": "es-ES", "fr": "fr-FR", "de": "de-DE", "pt": "pt-PT"}


@pytest.mark.parametrize(
    ("language", "text", "kind", "value"),
    [
        ("es", "Hola, mi pedido 4471 no ha llegado todavía.", FactKind.ORDER, "4471"),
        ("es", "Todavía no sé nada de mi pedido n.º 99120.", FactKind.ORDER, "99120"),
        ("es", "La factura nº F-2024/33 tiene un error, por favor revísenla.", FactKind.INVOICE, "F-2024/33"),
        ("es", "Número de seguimiento: PQ4F650123, no se mueve.", FactKind.TRACKING, "PQ4F650123"),
        ("fr", "Bonjour, ma commande n° 4471 n'est pas arrivée.", FactKind.ORDER, "4471"),
        ("fr", "La facture 2024-118 est fausse, merci de vérifier.", FactKind.INVOICE, "2024-118"),
        ("fr", "Le numéro de suivi : 6A12345678901 ne donne rien.", FactKind.TRACKING, "6A12345678901"),
        ("de", "Guten Tag, meine Bestellung 4471 ist nicht angekommen.", FactKind.ORDER, "4471"),
        ("de", "Die Rechnungsnummer: 2024-118, sie ist leider falsch.", FactKind.INVOICE, "2024-118"),
        ("de", "Die Sendungsnummer 00340434161094042557 hilft nicht.", FactKind.TRACKING, "00340434161094042557"),
        ("pt", "Olá, a minha encomenda 4471 ainda não chegou.", FactKind.ORDER, "4471"),
        ("pt", "A fatura 2024-118 está errada, por favor corrijam.", FactKind.INVOICE, "2024-118"),
        ("pt", "O código de rastreio: AA123456789BR não funciona.", FactKind.TRACKING, "AA123456789BR"),
    ],
)
def test_a_reference_with_a_clear_label(
    read_text: ReadText, language: str, text: str, kind: FactKind, value: str
) -> None:
    """The labels of each language decide the kind, as the English ones do."""
    fact = read_text(text, locale=LOCALES[language]).fact(kind)
    assert fact is not None
    assert fact.value == value


def test_a_reference_in_brackets_may_be_the_article(read_text: ReadText) -> None:
    """Behind the name of a thing, "(Ref.: 20931)" is its number in the shop, not the order's."""
    text = "O produto é o auscultador azul (Ref.: 20931) e não funciona."
    assert read_text(text, locale="pt-PT").fact(FactKind.ORDER) is None


@pytest.mark.parametrize(
    ("language", "text", "kind", "amount"),
    [
        ("es", "Me han cobrado dos veces 45,50 euros.", FactKind.AMOUNT, "45.50"),
        ("es", "En la factura hay 120 € de más, no lo entiendo.", FactKind.AMOUNT, "120"),
        ("es", "Pagué 89,90 € por mi pedido hace un mes.", FactKind.ORDER_VALUE, "89.90"),
        ("fr", "J'ai été débité deux fois de 45,50 €.", FactKind.AMOUNT, "45.50"),
        ("fr", "Mon remboursement de 60 € n'est toujours pas arrivé.", FactKind.AMOUNT, "60"),
        ("fr", "J'ai payé 1 089,90 € pour ma commande.", FactKind.ORDER_VALUE, "1089.90"),
        ("de", "Sie haben mir 50,00 € zu viel berechnet.", FactKind.AMOUNT, "50.00"),
        ("de", "Es wurden zweimal 45 € abgebucht.", FactKind.AMOUNT, "45"),
        ("de", "Ich habe 1.089,90 € bezahlt und nichts bekommen.", FactKind.ORDER_VALUE, "1089.90"),
        ("pt", "Cobraram-me 50,00 € a mais, não percebo porquê.", FactKind.AMOUNT, "50.00"),
        ("pt", "O meu reembolso de 60 € ainda não chegou.", FactKind.AMOUNT, "60"),
        ("pt", "Paguei R$ 89,90 pela minha encomenda.", FactKind.ORDER_VALUE, "89.90"),
    ],
)
def test_an_amount_whose_part_is_said(
    read_text: ReadText, language: str, text: str, kind: FactKind, amount: str
) -> None:
    """Commas are decimals there, and the verbs say whether it was charged or paid."""
    fact = read_text(text, locale=LOCALES[language]).fact(kind)
    assert fact is not None
    assert isinstance(fact.value, Money)
    assert fact.value.amount == Decimal(amount)


@pytest.mark.parametrize(
    ("language", "text", "kind", "day"),
    [
        ("es", "Mi pedido tenía que llegar el 3 de mayo.", FactKind.DEADLINE, date(2025, 5, 3)),
        ("es", "El pedido debía llegar ayer y no hay nada.", FactKind.DEADLINE, date(2025, 6, 10)),
        ("es", "Lo necesito sin falta para el viernes.", FactKind.DEADLINE, date(2025, 6, 13)),
        ("es", "La lámpara llegó rota el 3 de mayo.", FactKind.INCIDENT_DATE, date(2025, 5, 3)),
        ("fr", "La commande devait arriver le 3 mai.", FactKind.DEADLINE, date(2025, 5, 3)),
        ("fr", "J'en ai besoin pour vendredi, merci.", FactKind.DEADLINE, date(2025, 6, 13)),
        ("fr", "Ma commande a été annulée le 3 mai.", FactKind.INCIDENT_DATE, date(2025, 5, 3)),
        ("de", "Die Bestellung sollte am 3. Mai geliefert werden.", FactKind.DEADLINE, date(2025, 5, 3)),
        ("de", "Die Lieferung war für gestern zugesagt.", FactKind.DEADLINE, date(2025, 6, 10)),
        ("de", "Die Lampe kam am 3. Mai kaputt an.", FactKind.INCIDENT_DATE, date(2025, 5, 3)),
        ("de", "Meine Bestellung wurde gestern storniert, warum?", FactKind.INCIDENT_DATE, date(2025, 6, 10)),
        ("pt", "A encomenda devia chegar a 3 de maio.", FactKind.DEADLINE, date(2025, 5, 3)),
        ("pt", "A entrega estava prevista para o dia 3 de maio.", FactKind.DEADLINE, date(2025, 5, 3)),
        ("pt", "O candeeiro chegou partido no dia 3 de maio.", FactKind.INCIDENT_DATE, date(2025, 5, 3)),
    ],
)
def test_a_day_and_what_it_was(read_text: ReadText, language: str, text: str, kind: FactKind, day: date) -> None:
    """German says what happened behind the day, the others before it."""
    fact = read_text(text, locale=LOCALES[language]).fact(kind)
    assert fact is not None
    assert fact.value == day


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Hice el pedido el 3 de mayo y todavía espero."),
        ("fr", "J'ai passé la commande le 3 mai et j'attends toujours."),
        ("de", "Ich habe am 3. Mai bestellt und warte noch immer."),
        ("pt", "Fiz a encomenda no dia 3 de maio e ainda espero."),
        ("de", "Ihr Laden ist am Montag geschlossen, stimmt das?"),
    ],
)
def test_the_day_of_the_order_is_neither(read_text: ReadText, language: str, text: str) -> None:
    """Only a day on which something went wrong or was promised is a fact."""
    reading = read_text(text, locale=LOCALES[language])
    assert reading.fact(FactKind.INCIDENT_DATE) is None
    assert reading.fact(FactKind.DEADLINE) is None


@pytest.mark.parametrize(
    ("language", "text", "item"),
    [
        ("es", "La lámpara que compré llegó rota.", "lámpara"),
        ("es", "Pedí una cafetera y no funciona.", "cafetera"),
        ("es", "Los auriculares dejaron de funcionar al tercer día.", "auriculares"),
        ("fr", "La lampe est arrivée cassée.", "lampe"),
        ("fr", "J'ai commandé deux chaises et elles ne sont jamais arrivées.", "chaises"),
        ("fr", "L'aspirateur ne marche pas du tout.", "aspirateur"),
        ("de", "Ich habe eine Kaffeemaschine bestellt und sie funktioniert nicht.", "Kaffeemaschine"),
        ("de", "meine kopfhörer funktionieren seit gestern nicht mehr", "Kopfhörer"),
        ("de", "Zwei der Stühle sind kaputt, die Stühle sind zerkratzt.", "Stühle"),
        ("pt", "Comprei uma cafeteira e não funciona.", "cafeteira"),
        ("pt", "O meu telemóvel não liga desde ontem.", "telemóvel"),
        ("pt", "Encomendei um fone de ouvido, que parou de funcionar.", "fone de ouvido"),
    ],
)
def test_an_item_is_the_bare_noun(read_text: ReadText, language: str, text: str, item: str) -> None:
    """Without an article, which the letters do without, and in German with its capital."""
    fact = read_text(text, locale=LOCALES[language]).fact(FactKind.ITEM)
    assert fact is not None
    assert fact.value == item


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Pedí una lámpara y una alfombra, y nada."),
        ("es", "La empresa de la lámpara no contesta a mis correos."),
        ("fr", "J'ai laissé le colis sur la table de la cuisine."),
        ("de", "Ich habe einen Tisch statt einer Lampe bekommen."),
        ("de", "Der Fahrer hat es auf den Tisch gelegt, danke."),
        ("pt", "O telemóvel do meu pai tem a vossa aplicação."),
    ],
)
def test_a_thing_in_passing_is_no_item(read_text: ReadText, language: str, text: str) -> None:
    """Two with equal claim, mix-ups, places and other people's things give silence."""
    assert read_text(text, locale=LOCALES[language]).fact(FactKind.ITEM) is None


@pytest.mark.parametrize(
    ("language", "text", "event"),
    [
        ("es", "Necesitaba el vestido para la boda de mi hermana.", "boda"),
        ("fr", "C'était pour l'anniversaire de ma fille.", "anniversaire"),
        ("de", "Es war für die Hochzeit meiner Schwester gedacht.", "Hochzeit"),
        ("pt", "Era para o casamento da minha irmã.", "casamento"),
    ],
)
def test_an_occasion_is_the_bare_noun(read_text: ReadText, language: str, text: str, event: str) -> None:
    """The letters put it behind a colon, so that it needs neither article nor case."""
    fact = read_text(text, locale=LOCALES[language]).fact(FactKind.EVENT)
    assert fact is not None
    assert fact.value == event
