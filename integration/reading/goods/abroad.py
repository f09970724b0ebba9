"""Things people buy, in Spanish, French, German and Portuguese: bare nouns as they stand in a letter.

Plurals are formed by rule in `facts/items_abroad.py`, save the German ones, which stand behind a stroke.
"""

SPANISH = """
lámpara, mesa, mesita, silla, sillón, sofá, cama, colchón, armario, estantería, alfombra, cortina, espejo, cómoda,
escritorio, cafetera, tetera, tostadora, batidora, licuadora, horno, microondas, nevera, frigorífico, congelador,
lavadora, secadora, lavavajillas, aspiradora, plancha, ventilador, estufa, calefactor, sartén, olla, vajilla, plato,
taza, vaso, copa, cuchillo, jarrón, cuadro, reloj, televisor, televisión, altavoz, auriculares, teléfono, móvil,
tableta, portátil, ordenador, computadora, teclado, ratón, monitor, impresora, cámara, consola, cargador, batería,
bicicleta, patinete, casco, mochila, maleta, bolso, cartera, zapatos, zapatillas, botas, sandalias, vestido, camisa,
camiseta, blusa, falda, pantalón, pantalones, vaqueros, chaqueta, abrigo, jersey, sudadera, bufanda, guantes, gafas,
collar, anillo, pulsera, pendientes, perfume, crema, libro, juguete, muñeca, rompecabezas, cochecito, cuna, trona,
guitarra, piano, taladro, cortacésped, manguera, barbacoa, sombrilla, tienda de campaña, saco de dormir, máquina de
café, máquina de coser, robot de cocina, freidora de aire, mesa de centro, ramo de flores, tarjeta regalo, paraguas,
funda, manta, almohada, edredón, toalla, sábanas, vuelo, suscripción
"""

FRENCH = """
lampe, table, chaise, fauteuil, canapé, lit, matelas, armoire, étagère, tapis, rideau, miroir, commode, bureau,
cafetière, bouilloire, théière, grille-pain, mixeur, four, micro-ondes, réfrigérateur, frigo, congélateur, lave-linge,
sèche-linge, lave-vaisselle, machine à laver, machine à café, machine à coudre, aspirateur, fer à repasser,
ventilateur, radiateur, poêle, casserole, assiette, tasse, verre, couteau, vase, tableau, montre, horloge, téléviseur,
télévision, télé, enceinte, casque, écouteurs, téléphone, portable, tablette, ordinateur, clavier, souris, écran,
imprimante, appareil photo, console, chargeur, batterie, vélo, trottinette, sac à dos, valise, sac à main, sac,
portefeuille, chaussures, baskets, bottes, sandales, robe, chemise, tee-shirt, t-shirt, jupe, pantalon, jean, veste,
manteau, pull, écharpe, gants, lunettes, collier, bague, bracelet, boucles d'oreilles, parfum, crème, livre, jouet,
poupée, puzzle, poussette, berceau, chaise haute, siège auto, guitare, piano, perceuse, tondeuse, tuyau d'arrosage,
barbecue, parasol, tente, sac de couchage, robot de cuisine, friteuse, table basse, bouquet, carte cadeau, parapluie,
couverture, oreiller, couette, serviette, draps, vol, abonnement
"""

GERMAN = """
Lampe/Lampen, Tisch/Tische, Stuhl/Stühle, Sessel/Sessel, Sofa/Sofas, Bett/Betten, Matratze/Matratzen,
Schrank/Schränke, Kleiderschrank/Kleiderschränke, Regal/Regale, Teppich/Teppiche, Vorhang/Vorhänge, Spiegel/Spiegel,
Kommode/Kommoden, Schreibtisch/Schreibtische, Couchtisch/Couchtische, Kaffeemaschine/Kaffeemaschinen,
Wasserkocher/Wasserkocher, Toaster/Toaster, Mixer/Mixer, Backofen/Backöfen, Mikrowelle/Mikrowellen,
Kühlschrank/Kühlschränke, Waschmaschine/Waschmaschinen, Trockner/Trockner, Geschirrspüler/Geschirrspüler,
Spülmaschine/Spülmaschinen, Staubsauger/Staubsauger, Bügeleisen/Bügeleisen, Ventilator/Ventilatoren,
Heizlüfter/Heizlüfter, Pfanne/Pfannen, Topf/Töpfe, Teller/Teller, Tasse/Tassen, Messer/Messer, Vase/Vasen, Uhr/Uhren,
Armbanduhr/Armbanduhren, Fernseher/Fernseher, Lautsprecher/Lautsprecher, Kopfhörer/Kopfhörer, Handy/Handys,
Smartphone/Smartphones, Telefon/Telefone, Tablet/Tablets, Laptop/Laptops, Notebook/Notebooks, Computer/Computer,
Tastatur/Tastaturen, Bildschirm/Bildschirme, Monitor/Monitore, Drucker/Drucker, Kamera/Kameras, Konsole/Konsolen,
Ladegerät/Ladegeräte, Akku/Akkus, Fahrrad/Fahrräder, E-Bike/E-Bikes, Helm/Helme, Rucksack/Rucksäcke, Koffer/Koffer,
Handtasche/Handtaschen, Tasche/Taschen, Schuh/Schuhe, Stiefel/Stiefel, Sandale/Sandalen, Kleid/Kleider, Hemd/Hemden,
Bluse/Blusen, Rock/Röcke, Hose/Hosen, Jeans/Jeans, Jacke/Jacken, Mantel/Mäntel, Pullover/Pullover, Schal/Schals,
Brille/Brillen, Kette/Ketten, Halskette/Halsketten, Ring/Ringe, Armband/Armbänder, Parfüm/Parfüms, Buch/Bücher,
Spielzeug/Spielzeuge, Puppe/Puppen, Kinderwagen/Kinderwagen, Kindersitz/Kindersitze, Gitarre/Gitarren,
Klavier/Klaviere, Bohrmaschine/Bohrmaschinen, Akkuschrauber/Akkuschrauber, Rasenmäher/Rasenmäher,
Gartenschlauch/Gartenschläuche, Grill/Grills, Sonnenschirm/Sonnenschirme, Zelt/Zelte, Schlafsack/Schlafsäcke,
Küchenmaschine/Küchenmaschinen, Heißluftfritteuse/Heißluftfritteusen, Blumenstrauß/Blumensträuße,
Regenschirm/Regenschirme, Decke/Decken, Kissen/Kissen, Bettdecke/Bettdecken, Handtuch/Handtücher, Flug/Flüge,
Abonnement/Abonnements
"""

PORTUGUESE = """
candeeiro, luminária, lâmpada, mesa, cadeira, poltrona, sofá, cama, colchão, armário, guarda-roupa, estante, tapete,
cortina, espelho, cómoda, escrivaninha, cafeteira, máquina de café, chaleira, torradeira, batedeira, liquidificador,
forno, micro-ondas, frigorífico, geladeira, congelador, máquina de lavar, lavadora, secadora, máquina de costura,
aspirador, ferro de engomar, ventilador, ventoinha, aquecedor, frigideira, panela, prato, chávena, xícara, copo, faca,
jarra, vaso, quadro, relógio, televisor, televisão, coluna, auscultadores, fone de ouvido, fone, telefone, telemóvel,
celular, tablet, portátil, notebook, computador, teclado, rato, monitor, impressora, câmara, câmera, consola,
carregador, bateria, bicicleta, trotineta, patinete, capacete, mochila, mala, bolsa, carteira, sapatos, tênis,
sapatilhas, botas, sandálias, vestido, camisa, camiseta, t-shirt, blusa, saia, calças, calça, casaco, camisola,
cachecol, luvas, óculos, colar, anel, pulseira, brincos, perfume, creme, livro, brinquedo, boneca, puzzle,
quebra-cabeça, carrinho de bebé, carrinho de bebê, berço, guitarra, violão, piano, furadeira, berbequim, cortador de
grama, mangueira, churrasqueira, guarda-sol, tenda, barraca, saco-cama, robô de cozinha, fritadeira, mesa de centro,
ramo de flores, cartão-presente, guarda-chuva, cobertor, almofada, travesseiro, edredom, toalha, lençóis, voo,
assinatura
"""
