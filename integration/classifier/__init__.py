"""The trained complaint classifier: reads nothing but the customer's words, and says what went wrong, or that it is unsure."""
