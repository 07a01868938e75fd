"""Translations: texts laid over the English records, and a lock that knows what each of them was made from."""
