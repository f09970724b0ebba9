"""Things people wear, carry, play with and plug in; singular, British and American, separated by commas."""

CLOTHES = """
jacket, waxed jacket, leather jacket, coat, winter coat, raincoat, overcoat, parka, anorak, cardigan, jumper, sweater,
sweatshirt, hoodie, fleece, gilet, waistcoat, blazer, school blazer, tuxedo, dinner jacket, shirt, dress shirt,
t-shirt, tee shirt, polo shirt, blouse, wedding dress, bridesmaid dress, evening dress, gown, ball gown, skirt, kilt,
jeans, trousers, leggings, tights, shorts, swimsuit, swimming costume, bikini, wetsuit, pyjamas, pajamas, nightie,
nightdress, dressing gown, robe, sock, bra, underwear, boxer shorts, scarf, shawl, sarong, sari, glove, mitten,
beanie, bobble hat, sun hat, baseball cap, bow tie, necktie, cufflink, school uniform, tracksuit, onesie, costume,
fancy dress costume, apron, dungarees, overalls, boiler suit
"""

SHOES_AND_JEWELLERY = """
shoe, wedding shoe, running shoe, walking boot, hiking boot, ankle boot, riding boot, football boot, work boot, ski
boot, sneaker, sandal, loafer, brogue, slipper, high heels, wellies, wellingtons, clog, flip-flops, flip flops,
espadrille, moccasin, wedding ring, engagement ring, signet ring, necklace, bracelet, bangle, earring, brooch, anklet,
locket, charm bracelet, wristwatch, smartwatch, smart watch, watch strap, pocket watch, tiara, sunglasses, reading
glasses, spectacles, contact lenses
"""

BAGS_AND_TRAVEL = """
suitcase, luggage, luggage set, suit carrier, holdall, duffel bag, travel bag, rucksack, backpack, school bag,
handbag, tote bag, shoulder bag, messenger bag, laptop bag, satchel, briefcase, purse, clutch bag, wash bag, sleeping
bag, tent, sleeping mat, camping stove, passport holder, umbrella, roof box, roof rack, bike rack, travel adapter,
guitar case, violin case, camera bag, changing bag, cool bag, sports bag, gym bag, saddle bag, pannier, picnic basket,
hamper
"""

BABY_AND_CHILD = """
pushchair, stroller, car seat, baby seat, booster seat, baby bouncer, baby carrier, baby bath, playpen, play mat,
playmat, nappy bin, nappy, diaper, breast pump, bottle steriliser, steriliser, baby bottle, pacifier, teddy bear,
teddy, soft toy, plush toy, cuddly toy, doll, doll's house, dolls house, dollhouse, toy car, train set, toy train,
lego set, building set, jigsaw puzzle, board game, card game, video game, playhouse, rocking horse, balance bike,
tricycle, swing set, paddling set, science kit, colouring book, coloring book, advent calendar, toy kitchen, marble
run, walkie-talkie, baby formula, formula milk, infant formula, baby food, cot, cot mattress, moses basket, crayons,
toy kit, scooter helmet, roller skates, skipping rope, water pistol, dollhouse furniture, puzzle mat
"""

ELECTRONICS = """
television, tv, smart tv, tv box, set-top box, projector, slide projector, soundbar, sound bar, loudspeaker, bluetooth
speaker, smart speaker, subwoofer, amplifier, amp, receiver, record player, turntable, cd player, dvd player,
headphones, headset, earphones, earbuds, microphone, digital camera, dash cam, dashcam, webcam, camcorder, camera
lens, tripod, drone, laptop charger, phone charger, phone case, phone cover, screen protector, tablet case, charger,
charging cable, usb cable, power bank, powerbank, adapter, battery pack, laptop battery, car battery, docking station,
keyboard, computer mouse, mouse mat, label printer, ink cartridge, cartridge, toner, scanner, modem, wifi extender,
hard drive, external drive, memory card, memory stick, usb stick, graphics card, motherboard, games console, game
console, console, game controller, joystick, e-reader, ebook reader, drawing tablet, graphics tablet, smartphone,
mobile phone, cell phone, landline phone, fitness tracker, walkie talkie, sat nav, satnav, gps tracker, 3d printer,
sim card, calculator, typewriter, desktop computer, gaming pc, metal detector, telescope, microscope, binoculars,
thermometer, electric toothbrush, toothbrush, shaver, electric razor, razor, hair dryer, hairdryer, hair
straighteners, straighteners, curling iron, curling tongs, hair clippers, epilator, headphone, air pods, airpods,
apple watch, ac unit, pc part, ssd, smart plug, smart lock, sound system, home cinema, gaming laptop, wifi router,
wireless router, tv stand, tv mount
"""

SPORT_AND_MUSIC = """
bicycle, bike, e-bike, ebike, electric bike, cargo bike, mountain bike, road bike, racing bike, exercise bike,
treadmill, rowing machine, cross trainer, elliptical, dumbbell, kettlebell, weight bench, yoga mat, punch bag, tennis
racket, badminton racket, golf club, golf bag, cricket bat, hockey stick, skateboard, surfboard, paddleboard, paddle
board, kayak, canoe, snowboard, skis, ski helmet, bike helmet, cycle helmet, bicycle helmet, crash helmet, helmet,
bike lock, bike light, fishing rod, dartboard, snooker table, pool table, table tennis table, guitar, electric guitar,
acoustic guitar, bass guitar, ukulele, violin, cello, piano, digital piano, keyboard stand, accordion, clarinet,
saxophone, trumpet, trombone, flute, drum kit, drum set, metronome, guitar strings, music stand, turntable needle,
harmonica, banjo, mandolin, bow case
"""

BOOKS_AND_CRAFT = """
paperback, hardback, cookbook, cookery book, textbook, atlas, notebook, photo book, photobook, photo album, wall
calendar, planner, sketchbook, easel, paint set, fountain pen, ballpoint, greetings card, greeting card, wedding
invitation, knitting kit, yarn, sewing kit, embroidery kit, craft kit, model kit, stamp album, vinyl record, lp, cd,
dvd, blu-ray, box set, boxset, comic, graphic novel, audiobook, e-book
"""

FOOD_AND_CARE = """
birthday cake, wedding cake, chocolates, box of chocolates, champagne, whisky, whiskey, olive oil, cheese board,
coffee beans, cat food, dog food, cat litter, veg box, vegetable box, fruit box, food hamper, gift basket, gift
hamper, gift set, perfume, fragrance, aftershave, cologne, lipstick, mascara, eyeliner, face cream, night cream, hand
cream, moisturiser, moisturizer, sunscreen, shampoo, hair dye, make-up bag, makeup brush, nail polish, nail varnish,
vitamins, protein powder, walking stick, mobility scooter, shower stool, stairlift, blood pressure monitor, glucose
meter, nebuliser, knee brace, massage gun, massager, face mask, inhaler, insulin pump, contact lens, compression
stockings, disposable masks, first aid kit, foot spa, hot water bottle, dog bed, cat bed, dog crate, dog lead, dog
leash, dog collar, dog coat, cat tree, scratching post, pet carrier, rabbit hutch, hutch, birdcage, bird cage,
aquarium filter, tire, wiper blade, tow bar, windshield, car mat, seat cover, alternator, spark plug
"""
