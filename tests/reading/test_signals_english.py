"""Tables of English sentences that need a person, told in passing, and of look-alikes that do not."""

import pytest

from integration.apology.reading import SignalKind, Where
from integration.reading.signals import load_watch

NEEDED = {
    SignalKind.LEGAL_THREAT: """
        You will be hearing from my lawyer.
        The next letter will come from my solicitors.
        I am prepared to take this to court.
        We shall see what a judge decides.
        My brother-in-law is a barrister and he says you have no case.
        I have started a claim through Money Claim Online.
        Consider this a letter before action.
        This offer is made without prejudice.
        I will sue you for every penny.
        Do you want to be sued over a toaster?
        There is talk of a class action and I will join it.
        I know my statutory rights under the Consumer Rights Act 2015.
        What you did is against the law.
        I'm keeping every e-mail as evidence.
        This is gross negligence.
        You are liable for the damage to my floor.
        I shall hold you liable for all costs.
        My wife is a lawyer and is reading along.
        I have been to the law centre this morning.
        We have instructed counsel.
        I am starting proceedings on Monday.
        Expect court papers.
        I'll get a CCJ against you.
        Our legal team will be in touch.
        The police have been informed.
        This is breach of contract.
        See you in small claims.
    """,
    SignalKind.INJURY_OR_SAFETY: """
        My daughter ended up in A&E.
        He was rushed to hospital with it.
        I cut my hand open on the edge.
        She sliced her finger on the lid.
        I got an electric shock when I plugged it in.
        It burst into flames on the worktop.
        The plug melted in the socket.
        There was smoke coming out of the back.
        My son came out in a rash after one use.
        My eyes were streaming and burning.
        I couldn't breathe for a minute.
        I bit down on a piece of metal in the bread.
        There was glass in my soup.
        We were all ill after the chicken.
        The shelf fell on the baby.
        The chair collapsed under me and I hurt my back.
        The wheel came off at 40 mph.
        The brakes failed going downhill.
        The driver nearly ran me over.
        Somebody could have been killed.
        The toddler had the magnet in her mouth.
        Your man pushed my wife.
        Needed four stitches and a tetanus jab.
        The dog was attacked by your courier's dog.
        The ladder gave way with me on it.
        The house smells of gas since your fitter left.
        I tripped over the cable you left and sprained my ankle.
    """,
    SignalKind.VULNERABLE: """
        I am 83 and live alone.
        My mother has dementia.
        I am registered blind.
        I'm hard of hearing, so do not ring.
        I can't manage the stairs.
        My husband died in March.
        I just lost my wife.
        We buried my dad on Tuesday.
        I am seven months pregnant.
        I've just come out of hospital.
        She is having chemo.
        My son is autistic.
        I use a wheelchair.
        I'm a carer for my brother.
        We have nothing left to eat.
        I can't pay the rent because of this.
        I was made redundant last week.
        We are sleeping in the car.
        I live on a small pension.
        I have multiple sclerosis.
        I suffer from anxiety.
        The kids are going hungry.
        I had to choose between heating and food.
        I fled from my husband and he must not find me.
        My nan is not well and gets confused easily.
        I don't use the internet, I am an old woman.
        Grandad can't leave the house.
    """,
    SignalKind.PRESS_OR_REGULATOR: """
        I have complained to the ombudsman.
        I'm reporting you to Trading Standards.
        Ofgem will hear about this.
        I will file a complaint with the Consumer Council.
        I've written to my MP.
        The ICO has been told.
        I write for the Evening Post.
        We would like a statement before we publish.
        I'm a journalist.
        I am running a story about this on Friday.
        My editor would like an answer for comment.
        This is a press enquiry.
        The local newspaper is interested.
        I'll go to the papers with it.
        It will be on the news tonight.
        My podcast has 30,000 followers.
        Martin Lewis shall have it.
        I will post this all over social media.
        I shall name and shame you.
        Reported to the relevant authorities.
        I have contacted the Better Business Bureau.
        The Civil Aviation Authority says you are wrong.
        Environmental health are coming on Monday.
        We have a right of reply form for you.
        I've told the Financial Conduct Authority.
        Your trade association will get a copy.
        This is going viral as we speak.
    """,
    SignalKind.SELF_HARM: """
        I want to die.
        I can't go on.
        I don't want to be here any more.
        There is no point in living.
        I've been thinking about suicide.
        Everyone would be better off without me.
        I am going to hang myself.
        I have written my note.
        Nobody would notice if I was gone.
        I want it all to stop.
        I keep counting my tablets.
        My life is not worth living.
        I see no way out.
        I rang the Samaritans last night.
        I could walk into the sea.
        I can't keep living like this.
        Tell my kids I love them.
    """,
    SignalKind.REQUESTER_FRAUD: """
        Pay it to a new card, it is in my friend's name.
        Do not contact the cardholder.
        They will say they did not buy it.
        Change the email on all the accounts today.
        I'll just say it never arrived.
        I can send back an empty box and keep it.
        I bought it with a stolen card.
        Could you backdate the invoice for me?
        I can edit the date on the receipt.
        We can make it look like the courier did it.
        I'll send my old one back instead.
        Put a higher amount on the receipt.
        The parcel did arrive, but nobody signed.
        I want both refunds.
        Mark it as lost and nobody loses.
        My mate can make a fake receipt.
    """,
}  # fmt: skip

HARMLESS = {
    SignalKind.LEGAL_THREAT: """
        The tennis court was closed.
        We ate in the food court.
        I ordered a lawyer costume for my son's party.
        The judge's robe I ordered is too small.
        My sister Sue ordered it.
        Where is my order 4471?
        The invoice is too high.
        I want my money back.
        Your terms say fourteen days.
        The contract starts in May.
        I noticed the lamp was broken.
        Is this covered by the guarantee?
        I never agreed to this subscription.
        The issue has not been solved.
        Can I pursue a different colour?
        I will not buy from you again.
        This is a joke.
        I will ask my bank to reverse it.
        A policeman's helmet, toy, size S.
        The court shoes came in the wrong size.
        I want to speak to a manager.
        I am disappointed with the action figure.
        That is not fair.
        Your driver broke the law of gravity.
        I would like compensation for the delay.
        The sheets are wrinkled.
    """,
    SignalKind.INJURY_OR_SAFETY: """
        The lamp is cracked, with glass in the box.
        I can see her home address and her orders.
        The vase arrived in pieces.
        There were bits of glass in the parcel.
        I'm afraid it has not come.
        The delivery was shockingly late.
        It fell off the back of the shelf at your shop.
        The app crashed again.
        The wheel of the suitcase came off at the gate.
        The screen is cracked.
        My heart sank.
        The zip broke on the second day.
        It hit my account on Monday.
        I am sick of waiting.
        The printer jams.
        The sofa came down the stairs without a scratch.
        You cut my internet off.
        The handle snapped.
        The coat is too tight under the arms.
        A hard hit to my wallet.
        The paint has peeled.
        He was threatening to leave the parcel outside.
        My card was declined.
        The kettle leaks.
        The mug came without its handle.
        My phone died.
    """,
    SignalKind.VULNERABLE: """
        The sofa is late.
        I paid 85 EUR for it.
        The blind does not close.
        I ordered roman blinds.
        My battery died.
        I live in Leeds.
        I have been a customer for 12 years.
        It turned a blind eye.
        I am expecting a delivery.
        I'm expecting the parcel on Friday.
        I work from home.
        I was number 84 in the queue.
        Please leave it alone.
        The old one had no cover.
        My neighbour took it in.
        I rented a car from you.
        We moved house in June.
        The chair wobbles.
        I need it by Friday.
        The hair treatment was a mess.
        Your site is confusing.
        The plant died.
        It weighs 70 kg.
        We bought two tickets.
        I was told to wait ten days.
        It is 75 pages long.
    """,
    SignalKind.PRESS_OR_REGULATOR: """
        I pressed the button and nothing happened.
        I write for the third time.
        The coffee press leaks.
        I saw it on your website.
        The gas regulator does not fit.
        My newspaper subscription stopped.
        It came before the weekend.
        Your video editor lost my project.
        The cover story on page one was smudged.
        I posted the return on Monday.
        It is in the post.
        The times you gave me were wrong.
        I read the comments below.
        I would like to report a fault.
        I reported it to your driver.
        The channel is missing from my package.
        The papers were still in the drawer.
        She signed it with the authority of the owner.
        Which size do I need?
        The album is by a group called The Observers.
        I made a complaint to your shop.
        The press-fit lid is loose.
        I filed a complaint with you on Monday.
        Ask your colleague in the store.
        Is product safety tested before sale?
        The radio does not work.
    """,
    SignalKind.SELF_HARM: """
        I'm dying to see it.
        The battery is dead.
        My phone died.
        I can't live without my coffee machine.
        I won't be here on Friday to sign.
        I will be around to sign for the delivery.
        I have had enough of your excuses.
        There is no way out of this contract.
        The plant was dead on arrival.
        I gave up waiting.
        I want to end my subscription.
        It is not worth the money.
        What is the point of tracking?
        The car jumped off the page.
        I don't want to be a customer any more.
        The bus stops in front of the shop.
    """,
    SignalKind.REQUESTER_FRAUD: """
        My old card has expired, how do I get the refund?
        The name on the order is wrong, it should be Ana.
        I received an empty box.
        Please send the invoice again.
        The receipt shows the wrong amount.
        Change my e-mail to this one.
        The parcel did not arrive.
        The tracking says delivered, it is not here.
        I was charged twice.
        I did not buy this.
        Somebody used my card without asking.
        My friend recommended you.
        I want to send it back.
        Can you correct the date on the invoice?
        I never got it.
        Two refunds were promised and none came.
    """,
}  # fmt: skip


def _sentences(table: dict[SignalKind, str]) -> list[tuple[SignalKind, str]]:
    return [(kind, line.strip()) for kind, lines in table.items() for line in lines.strip().splitlines()]


@pytest.mark.parametrize(("kind", "sentence"), _sentences(NEEDED))
def test_a_sentence_that_needs_a_person_is_seen(kind: SignalKind, sentence: str) -> None:
    """The signal is found however it is put."""
    assert kind in {signal.kind for signal in load_watch().signals(Where.TEXT, sentence)}


@pytest.mark.parametrize(("kind", "sentence"), _sentences(HARMLESS))
def test_a_look_alike_raises_nothing_of_its_kind(kind: SignalKind, sentence: str) -> None:
    """Ordinary complaints and figures of speech do not call for a person."""
    assert kind not in {signal.kind for signal in load_watch().signals(Where.TEXT, sentence)}
