"""Goods and services that need more to be sure of, and the plain words that may stand before a thing."""

# Words that are also verbs, places or tools of the story ("on the phone", "book a slot"): these need a determiner and
# words of a complaint close by.
UNSURE = """
watch, ring, phone, laptop, computer, tablet, table, bed, fan, iron, drawer, door, window, bowl, cup, jug, pan, pot,
knife, fork, spoon, basket, bag, hat, tie, cap, pen, album, card holder, game, puzzle book, print, picture, saw, mat,
pillow cover, cable, lens, machine, cover, frame, bin, stand, rack, filter, pump, light, kit, pool, bath, shower,
sink, toilet, jar, bottle, cream, book, blind, dress, suit, throw, tap, plant, monitor, radio, trainer, scooter,
foundation, serum, conditioner, controller, grill, mixer, blanket box, plate rack, drill bit, shelf, tray, camera,
speaker, printer, bench, football, trunk, runner, boots, desk, clock, tile, towel, poster, generator, hose, basin,
flask, grinder, tumbler, crib, heater, cooker, boiler, radiator, heat pump, smart meter, oven, stove, router, modem,
handset, cake, pram, wheelchair, hearing aid, walking stick, walking frame, tyre, tire, pendant, wine, flowers,
windscreen, buggy, pc, playstation, ps4, ps5, xbox, nintendo switch, iphone, ipad, macbook, chromebook, kindle,
puzzle, kite, magazine, masks, formula, pizza, burger, sandwich, popcorn, groceries, beer, eggs, yoghurt, yogurt,
salmon, food shop, diary, uniform, saddle, belt, battery, safe deposit box, toilet seat
"""

# What is booked, ridden, attended or paid for by the month.
SERVICES = """
flight, return flight, connecting flight, ferry crossing, hotel room, train ticket, concert ticket, theatre ticket,
flight ticket, plane ticket, festival ticket, season ticket, rail pass, subscription, magazine subscription,
membership, gym membership, gift card, gift voucher, broadband, hire car, rental car, holiday cottage, cruise, package
holiday, city break, checked bag, checked luggage, carry-on bag, carry-on, app, website, wifi, wi-fi, internet,
internet connection, playlist, photos, songs, downloads, online course, boat trip, tour, tickets, season pass, parking
permit, hotel booking, meal kit, meal box
"""

COLOURS = """
red, blue, green, yellow, orange, purple, pink, black, white, grey, gray, brown, beige, cream, ivory, navy, teal,
turquoise, burgundy, maroon, charcoal, silver, gold, golden, copper, bronze, rose gold, khaki, olive, mustard, lilac,
lavender, mauve, violet, coral, peach, tan, taupe, moss, emerald, scarlet, crimson, aqua, cyan, magenta, dark, light,
pale, striped, checked, tartan, floral, spotted, patterned, plain, clear, transparent, matte, matt, glossy
"""

MATERIALS = """
wooden, wood, oak, walnut, pine, ash, beech, birch, maple, mahogany, teak, bamboo, rattan, wicker, cane, metal, steel,
stainless, iron, cast-iron, brass, aluminium, aluminum, tin, chrome, glass, crystal, ceramic, porcelain, china, clay,
terracotta, stoneware, enamel, marble, granite, slate, stone, concrete, plastic, acrylic, resin, rubber, silicone,
vinyl, leather, suede, velvet, cotton, linen, silk, satin, wool, woollen, woolen, cashmere, merino, denim, corduroy,
tweed, lace, felt, nylon, polyester, canvas, jute, sheepskin, fur, down, feather, paper, cardboard, waxed, knitted,
quilted, upholstered, framed, carved, woven, embroidered, engraved, copper-bottomed, titanium, carbon, fibreglass
"""

KINDS = """
small, large, big, medium, mini, tall, short, long, round, square, oval, rectangular, double, single, king, queen,
king-size, kingsize, super-king, superking, twin, full-size, extra-large, slim, wide, narrow, high, low, folding,
foldable, extending, adjustable, reclining, portable, cordless, wireless, bluetooth, electric, electronic, digital,
analogue, smart, automatic, manual, mechanical, solar, led, gas, steam, hot, cold, cool, outdoor, indoor, garden,
patio, kitchen, bathroom, bedroom, bedside, hallway, nursery, office, dining, living, lounge, wall, floor, ceiling,
corner, baby, kids, children's, toddler, junior, adult, men's, mens, women's, womens, ladies, girls, boys, unisex,
dog, cat, pet, bird, car, bike, cycling, running, walking, hiking, climbing, camping, fishing, swimming, football,
tennis, golf, ski, yoga, gym, travel, cabin, carry-on, school, wedding, birthday, christmas, anniversary, bridal,
winter, summer, vintage, antique, retro, modern, refurbished, handmade, hand-made, personalised, personalized, custom,
bespoke, toy, model, miniature, replica, storage, display, hanging, standing, floating, fitted, waterproof,
noise-cancelling, rechargeable, inflatable, memory, foam, pocket, sprung, two-seater, three-seater, 2-seater,
3-seater, four-seater, 4-seater, heavy, lightweight, combi, hammer, power, laser, inkjet, photo, picture, map,
reading, writing, gaming, gift, coffee, tea, wine, beer, water, milk, bread, cake, cheese, pizza, fruit, salad, soup,
steak, chef's, music, concert, theatre, return, train, monthly, annual, yearly, oxygen, heated, cooling, blackout,
roller, roman, venetian, replacement, large-print, canvas, robot, robotic, disposable, downloaded, saved, digital,
checked, ev
"""
