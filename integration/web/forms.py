"""What an agent may write about each kind of fact, and what to say to whoever writes something else."""

from enum import StrEnum

from integration.apology.reading import FactKind


class Form(StrEnum):
    """What a field takes."""

    REFERENCE = "reference"
    PHRASE = "phrase"
    MONEY = "money"
    DAY = "day"
    COUNT = "count"


FORMS = {
    FactKind.ORDER: Form.REFERENCE,
    FactKind.INVOICE: Form.REFERENCE,
    FactKind.TRACKING: Form.REFERENCE,
    FactKind.ITEM: Form.PHRASE,
    FactKind.EVENT: Form.PHRASE,
    FactKind.AMOUNT: Form.MONEY,
    FactKind.ORDER_VALUE: Form.MONEY,
    FactKind.INCIDENT_DATE: Form.DAY,
    FactKind.DEADLINE: Form.DAY,
    FactKind.DAYS_LATE: Form.COUNT,
    FactKind.PRIOR_CONTACTS: Form.COUNT,
}
HOW_TO_WRITE = {
    Form.REFERENCE: "Write the number as the customer has it, such as 4471.",
    Form.PHRASE: "Write a few plain words, such as floor lamp.",
    Form.MONEY: "Write an amount such as 12.50, with a currency such as EUR.",
    Form.DAY: "Give the day, month and year.",
    Form.COUNT: "Write a whole number, such as 4.",
}
