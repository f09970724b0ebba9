"""Things for the house, the kitchen and the garden; singular, British and American, separated by commas."""

FURNITURE = """
sofa, settee, couch, loveseat, sectional, corner sofa, sofa bed, armchair, recliner, rocking chair, office chair, desk
chair, dining chair, garden chair, high chair, deck chair, deckchair, chair, stool, bar stool, footstool, pouffe,
ottoman, beanbag, bean bag, storage bench, standing desk, writing desk, dining table, coffee table, side table,
bedside table, console table, dressing table, kitchen table, garden table, picnic table, folding table, changing
table, nightstand, end table, wardrobe, closet organizer, chest of drawers, dresser, sideboard, credenza, cabinet,
bathroom cabinet, filing cabinet, display cabinet, bookcase, bookshelf, shelving unit, shelf unit, wine rack, shoe
rack, coat rack, coat stand, towel rail, clothes rail, bed frame, bedframe, bedstead, box spring, couch set, sofa set,
bunk bed, day bed, daybed, camp bed, air bed, airbed, double bed, single bed, king bed, superking bed, headboard,
mattress, mattress topper, futon, divan, cot, cradle, bassinet, moses basket, trundle, mirror, blanket box, toy box,
bedside cabinet, bathroom vanity, vanity unit, kitchen island, tv stand, tv unit, room divider, hat stand
"""

SOFT_FURNISHING = """
rug, carpet, doormat, bath mat, runner rug, curtain, drape, curtain rail, curtain rod, curtain pole, roman blind,
roller blind, venetian blind, shutter, cushion, blanket, electric blanket, weighted blanket, bedspread, quilt, duvet,
comforter, duvet cover, pillow, pillowcase, bed sheet, fitted sheet, bed linen, bedding, bedding set, bath towel,
beach towel, tablecloth, table runner, napkin, tea towel, oven glove, bathrobe, tapestry, lampshade, sofa cover,
mattress protector, shower curtain
"""

LIGHT_AND_DECORATION = """
lamp, table lamp, floor lamp, desk lamp, bedside lamp, standard lamp, reading lamp, light fitting, ceiling light,
pendant light, wall light, fairy lights, string lights, light bulb, lightbulb, bulb, chandelier, lantern, candle,
candlestick, candle holder, vase, picture frame, photo frame, framed print, canvas print, wall clock, alarm clock,
carriage clock, grandfather clock, longcase clock, cuckoo clock, ornament, figurine, statue, sculpture, painting,
wallpaper, christmas tree, wreath, snow globe, terrarium, fish tank, aquarium, flowerpot, plant pot, planter,
candelabra, wall art, globe, sundial, wind chime, music box, jewellery box, jewelry box
"""

KITCHEN = """
kettle, toaster, coffee machine, coffee maker, espresso machine, coffee grinder, cafetiere, french press, milk
frother, teapot, microwave, stove, hob, cooktop, range cooker, extractor hood, cooker hood, fridge, refrigerator,
fridge freezer, fridge-freezer, freezer, wine cooler, dishwasher, washing machine, washer, tumble dryer, tumble drier,
dryer, washer dryer, blender, hand blender, stick blender, food processor, stand mixer, hand mixer, juicer, slow
cooker, pressure cooker, rice cooker, air fryer, deep fryer, bread machine, bread maker, breadmaker, waffle maker,
waffle iron, sandwich toaster, ice cream maker, ice maker, soda maker, popcorn maker, frying pan, skillet, saucepan,
wok, casserole dish, dutch oven, stockpot, baking tray, baking tin, cake tin, cake stand, roasting tin, mixing bowl,
salad bowl, fruit bowl, serving bowl, cereal bowl, dog bowl, plate, dinner plate, side plate, saucer, mug, teacup,
coffee cup, wine glass, champagne flute, tankard, glass jug, measuring jug, water jug, decanter, carafe, pitcher,
dinner service, dinner set, tea set, tea service, crockery, glassware, cutlery, cutlery set, silverware, knife set,
kitchen knife, chef's knife, bread knife, chopping board, cutting board, colander, sieve, rolling pin, kitchen scales,
bathroom scales, bread bin, biscuit tin, cookie jar, spice rack, dish rack, thermos, water bottle, lunch box,
lunchbox, water filter, salt mill, pepper mill, whisk, corkscrew, tin opener, can opener, jam pan, cast iron pan,
casserole, cooler box, ice bucket, tea caddy, butter dish, gravy boat, dinnerware, tableware, dishes, air fryer oven,
toaster oven, egg cooker, kitchen mixer
"""

APPLIANCE = """
vacuum cleaner, vacuum, hoover, robot vacuum, vacuum robot, carpet cleaner, steam cleaner, steam mop, mop, steam iron,
ironing board, clothes horse, clothes airer, drying rack, laundry basket, sewing machine, overlocker, fan heater,
ceiling fan, desk fan, tower fan, patio heater, space heater, oil heater, convector, hot water heater, water heater,
air conditioner, air con unit, air purifier, dehumidifier, humidifier, thermostat, smoke alarm, smoke detector,
doorbell, video doorbell, burglar alarm, security camera, baby monitor, padlock, safe deposit box, letterbox, mailbox,
bathtub, bath tub, hot tub, shower head, shower screen, shower door, toilet seat, washbasin, faucet, mixer tap,
kitchen sink, electric shower, cat flap, fireplace, log burner, wood burner, stove pipe, extension lead, towel warmer,
floor tile, wall tile, laminate flooring, vinyl flooring, worktop, kitchen unit, internal door, stairgate, stair gate,
baby gate
"""

GARDEN_AND_TOOLS = """
lawnmower, lawn mower, mower, robot mower, strimmer, hedge trimmer, leaf blower, chainsaw, pressure washer, hosepipe,
garden hose, hose reel, sprinkler, watering can, wheelbarrow, spade, rake, garden fork, shears, secateurs, pruner,
greenhouse, shed, garden shed, gazebo, marquee, pergola, parasol, sun lounger, hammock, swing seat, garden bench,
garden set, patio set, barbecue, bbq, fire pit, pizza oven, chiminea, bird feeder, bird table, birdbath, bird bath,
nest box, water butt, compost bin, trampoline, paddling pool, swimming pool, climbing frame, sandpit, awning, fence
panel, decking, trellis, drill, power drill, cordless drill, combi drill, hammer drill, screwdriver, impact driver,
sander, circular saw, jigsaw, mitre saw, table saw, angle grinder, nail gun, toolbox, tool box, tool kit, toolkit,
tool set, spanner set, wrench, socket set, workbench, ladder, stepladder, step ladder, paint sprayer, tarpaulin,
bracket, wall bracket, tv bracket, gate latch, fig tree, apple tree, olive tree, rose bush, orchid, fern, sapling,
seedling, hedge plant, bouquet, seed potato, houseplant, house plant, rotary cutter, spirit level, sash clamp, castor
"""
