"""Writes letters: the letters' own sandboxed templates, dates and money as a locale writes them, safe HTML."""
