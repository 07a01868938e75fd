"""The ledger of reviews: who read which text, what they decided, and whether the text is still the same."""
