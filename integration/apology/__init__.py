"""The heart: what an apology is made of, in plain data and functions of the standard library."""
