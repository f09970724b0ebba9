"""What the network is asked, column by column: the root failure, every failure reported, the severity, the signals."""

from integration.apology.complaint import ComplaintType, Severity
from integration.apology.reading import SignalKind

TYPES = tuple(ComplaintType)
SEVERITIES = tuple(Severity)
SIGNALS = tuple(SignalKind)

HARMLESS = TYPES.index(ComplaintType.NOT_A_COMPLAINT)
VAGUE = TYPES.index(ComplaintType.POOR_SERVICE)

ROOT = slice(0, len(TYPES))  # which one failure an apology would address first: shares of one
REPORTED = slice(ROOT.stop, ROOT.stop + len(TYPES))  # whether each is reported at all: chances of their own
SEVERITY = slice(REPORTED.stop, REPORTED.stop + len(SEVERITIES))
SIGNAL = slice(SEVERITY.stop, SEVERITY.stop + len(SIGNALS))
COLUMNS = SIGNAL.stop
