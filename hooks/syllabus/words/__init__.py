"""The words that the site itself says, one catalogue for each language, and dates, lists and numbers as it has them."""
