"""The dictionaries of the languages letters are written in."""
