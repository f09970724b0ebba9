"""What a message is about in the widest sense: goods, travel or a service, so that no flight is called a parcel."""

import re
from collections.abc import Mapping

from integration.apology.reading import Matter

# Words of five languages that hardly stand in a message about something else.
_TRAVEL = """
flight flights flew flying plane planes airline airlines airport airports airways boarding boarded layover
standby
aircraft runway luggage baggage suitcase suitcases train trains railway coach ferry cruise hotel hotels check-in
departure departures itinerary passenger passengers
vuelo vuelos aeropuerto aerolínea equipaje maleta maletas trenes hoteles
vol vols aéroport bagage bagages valise valises hôtel hôtels correspondance
flug flüge flughafen koffer gepäck zug züge bahn abflug
voo voos aeroporto bagagem bagagens comboio comboios trem hotéis
"""
_SERVICE = """
subscription subscriptions broadband internet wifi wi-fi router signal outage outages server servers login
logins
website app apps stream streaming account accounts bank banks loan loans mortgage insurance insurer debit
electricity meter
suscripción cuenta banco seguro servidor servidores aplicación
abonnement compte banque assurance serveur serveurs réseau
abo konto versicherung netz anschluss vertrag
subscrição assinatura conta aplicativo
"""
_GOODS = """
parcel parcels package packages delivery deliveries delivered shipped shipping shipment courier ordered order
orders seller item items product products box warehouse tracking returns size colour color store shop
pedido pedidos paquete paquetes envío entrega producto tienda
commande commandes colis livraison livré livrée produit produits magasin
bestellung bestellt paket pakete lieferung geliefert ware produkt händler
encomenda encomendas entregue produto produtos loja
"""
_WORDS: Mapping[Matter, frozenset[str]] = {
    Matter.TRAVEL: frozenset(_TRAVEL.split()),
    Matter.SERVICE: frozenset(_SERVICE.split()),
    Matter.GOODS: frozenset(_GOODS.split()),
}
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_READ = 4_000  # characters; what it is about is said in the first of them


def matter_of(subject: str, text: str) -> Matter:
    """The matter most words speak of, each word counted once; `Matter.UNKNOWN` where none does or two come out even."""
    said = set(_WORD.findall(f"{subject}\n{text[:_READ]}".lower()))
    counts = {matter: len(words & said) for matter, words in _WORDS.items()}
    first, second = sorted(counts, key=lambda matter: -counts[matter])[:2]
    return first if counts[first] > counts[second] else Matter.UNKNOWN
