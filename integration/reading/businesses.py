"""Words that firms, teams and slogans have in their names and people do not; no surname is among them."""

_WORDS = """
academy accessories accountants accounting administration advertising advice advisers advisors agence agency apotheke
appliances apps architects architecture arts assistance atelier auctions autos bakery barbers bistro bookkeeping books
boutique brands brewery builders bureau butchers cabs cafe café capital carpets casino catering center centre charity
cinema cleaners cleaning clinics clothing college commerce committee complaints constructions consultancy consultants
contractors cooperative couriers crafts creative crew crypto customers deals decorators deli delivery dental dentists
design designs desk digital directors discount distribution electrical electricals electronics embassy empresa
enquiries entertainment escrow estates events experts exports express farmacia fashions federation finance financial
fitness flooring florists flowers foods foundation foundry freight furniture furnishings gallery garage gardens gifts
global goods government grocers grupo gym handel hardware healthcare heating helpdesk helpline hire hosting hospital
hostel housing imports innovations installations institute instruments insurance interiors international investments
invoice invoices invoicing joinery kanzlei kitchens laboratories labs landscapes landscaping laundry lawyers leasing
leisure lettings library lighting loans locksmith locksmiths logistics machinery maintenance management manufacturing
marketing marketplace materials mechanics media medical ministry mobile mortgages motors museum network networks news
nursery offer offers online opticians orders organisation organization outlet outlets parish payments payroll pensions
pharmacy photography physio pizza pizzeria plumbers plumbing practice praxis printers printing prints prize procurement
productions products professionals promo promotions properties property publishers publishing pub ranking realtors
realty records recruitment recycling refunds removals rental rentals repairs reporting reservations restaurant retail
returns reviews roofers roofing salon security seo shipping shops showroom software solicitors specialists spa stables
staffing stationers stiftung storage stores studio studios suppliers supplies supply surgery surveyors tailors taller
taxis tech technical technologies technology telecom textiles theatre tickets tienda tiles tools tours towing toys
traders trading transfers translations transport travel trust union ventures verein verlag versand versicherung vets
veterinary volunteers warehouse web website wholesale windows winner woodworks workshop worldwide
"""
BUSINESS_WORDS = frozenset(_WORDS.split())
