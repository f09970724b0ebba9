"""English sentences to write instead, and the words that the law of some countries asks for."""

from integration.apology.phrases.words import Words

LAWFUL = {
    "may_cancel": Words(
        r"(?:may|can|could|free to|right to|rather|prefer to|like to) cancel",
        r"cancel (?:the|your) order",
        r"(?:may|can) (?:also )?(?:have|get) (?:all )?your money back",
    ),
    "what_happened": Words(
        r"what happened",
        r"did not (?:protect|keep)",
        r"(?:could|may|might) (?:have )?(?:see|seen|read|open|opened)",
        r"(?:saw|seen|sent|lost|taken|copied|reached) (?:\S+ ){0,4}?(?:data|details|address|file|account)",
        r"who could see",
    ),
    "consequences": Words(
        r"(?:it|this|that) (?:can|could|may|might) (?:mean|lead)", r"could use (?:them|it)", r"risks?"
    ),
    "measures": Words(
        r"(?:these|the following) steps",
        r"until you know more",
        r"(?:have|are|am) (?:\w+ )?(?:closed|closing|locked|locking|changing|changed|finding|looking)",
        r"what (?:i am|we are|you can) do(?:ing)?",
        r"to protect you",
    ),
    "contact_point": Words(
        r"data protection officer",
        r"your contact",
        r"call (?:me|us|\S+ \S+ team)",
        r"(?:can be reached|reach) (?:\S+ ){0,4}?(?:on|at)",
        r"write to",
        r"answer(?:ing)? this",
    ),
}

EXAMPLES = {
    "C-1": "Getting it to you whole was our job, and we failed at it.",
    "C-3": "I am sorry that …",
    "C-4": "I am finding out what happened, and you will have my answer by …",
    "C-5": "Since … we …",
    "C-9": "I am sorry that …",
    "C-10": "I am sorry that this happened to you.",
    "C-13": "You wrote on …, and this answer should have come sooner.",
    "C-21": "I am looking after this myself until it is settled.",
    "C-22": "You had planned for that day.",
    "C-24": "I am sending you …, and it will be with you by …",
    "C-26": "I am sending you …",
    "C-28": "Thank you for telling us about …",
    "C-31": "Getting it to you was our job.",
    "C-32": "We overlooked it.",
    "C-34": "You will have my answer by …",
    "C-35": "I am sending it, and it will be with you by …",
    "C-41": "I am sorry that this happened to you.",
    "C-42": "We could not confirm your details with the information we had.",
    "may_cancel": "You can also cancel the order and have all your money back.",
    "what_happened": "What happened: …",
    "consequences": "What it can mean for you: …",
    "measures": "What we are doing about it: …",
    "contact_point": "Your contact for this is …",
}
