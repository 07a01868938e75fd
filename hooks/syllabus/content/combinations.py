"""What is wrong with keys that are right by themselves."""


class CombinationError(ValueError):
    """Says which combination of keys is wrong, in phrases for `expected`, `found` and `fix`.

    `key` is the one to point at. The validators of records raise it, since no single value is to blame.
    """

    def __init__(self, key: str, expected: str, found: str, fix: str) -> None:
        super().__init__(expected)
        self.key, self.expected, self.found, self.fix = key, expected, found, fix
