"""Words and phrases of each language that a person should look at."""
