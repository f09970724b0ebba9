"""The peer to beat: keyword rules such as a helpdesk admin would write in triggers; used by evaluation only."""

import re
from dataclasses import dataclass

from integration.apology.complaint import Complaint, ComplaintType, Severity
from integration.apology.reading import Reading

# First match wins, so the rarer failure stands before the commoner word.
_RULES: tuple[tuple[ComplaintType, str], ...] = (
    (
        ComplaintType.ORDER_CANCELLED_VERIFICATION,
        r"\bkyc\b|verif(?:y|ied|ication)|identity|proof of address|passport|declined",
    ),
    (
        ComplaintType.PRIVACY_BREACH,
        r"hack|identity theft|my data|privacy|gdpr|someone else's|stolen account|unsubscribe|spam",
    ),
    (
        ComplaintType.DATA_LOSS,
        (
            r"(?:lost|deleted|gone|missing|disappeared|wiped).{0,40}(?:playlist|photo|file|progress|data|songs|history|notes)"
            r"|(?:playlist|photo|file|progress|data|songs|history|notes).{0,40}(?:lost|deleted|gone|missing|disappeared)"
        ),
    ),
    (ComplaintType.REFUND_DELAY, r"refund|money back|return(?:ed)? (?:it|the|my)"),
    (ComplaintType.ORDER_CANCELLED, r"cancel(?:l?ed|lation|s)\b"),
    (ComplaintType.DAMAGED_ITEM, r"damaged|broken|cracked|smashed|torn|leaking|dented|shattered"),
    (ComplaintType.WRONG_OR_MISSING_ITEM, r"wrong (?:item|size|colou?r|product|order)|missing|empty box|instead of"),
    (
        ComplaintType.BILLING_ERROR,
        r"charged|overcharg|double charge|invoice|\bbill(?:ed|ing)?\b|\bfees?\b|direct debit|unauthori[sz]ed",
    ),
    (
        ComplaintType.LATE_DELIVERY,
        r"late\b|delay|n[oe].{1,4} arrived|where is my|still waiting|not (?:been )?delivered|tracking|luggage|lost bag",
    ),
    (
        ComplaintType.SERVICE_OUTAGE,
        r"\bdown\b|crash|error|not working|can'?t (?:log|sign|open)|won'?t (?:load|open)|outage|\bbugs?\b|glitch|freez",
    ),
    (ComplaintType.DEFECTIVE_ITEM, r"defect|faulty|stopped working|doesn'?t work|poor quality|fake|expired|rotten"),
    (ComplaintType.INCORRECT_INFORMATION, r"misleading|wrong information|incorrect|false advert|told me (?:that )?"),
    (ComplaintType.MISSED_COMMITMENT, r"promised|no.?show|never (?:came|called)|call ?back|appointment"),
    (
        ComplaintType.POOR_SERVICE,
        r"rude|worst|terrible|horrible|unhelpful|on hold|no (?:reply|response)|ignored|pathetic",
    ),
)


@dataclass(frozen=True, slots=True)
class KeywordRules:
    """Judges by the first rule that matches; it knows no doubt, so its confidence is always 1."""

    def judge(self, reading: Reading, threshold: float) -> Complaint:  # noqa: ARG002 - the port has a threshold
        text = f"{reading.subject}\n{reading.text}".lower()
        matched = (type_ for type_, pattern in _RULES if re.search(pattern, text))
        return Complaint(type=next(matched, ComplaintType.NOT_A_COMPLAINT), confidence=1.0, severity=Severity.MEDIUM)
