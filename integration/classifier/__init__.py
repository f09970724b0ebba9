"""The trained complaint classifier: reads only the customer's words, and says what went wrong, or that it is unsure."""
