"""Our own lists of things people buy, and of words that describe them: what an item may be called in a letter."""
