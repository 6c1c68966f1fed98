"""What core raises where an input cannot be used: a reason and facts. The sentence on it is the page's."""


class Refusal(ValueError):  # noqa: N818  (the word that all rooms have for it)
    """An input that cannot be used: `reason` is looked up among a page's sentences, `facts` are filled into it.

    Facts are texts, also where they are given as numbers: Refusal("few", count=3) has {"count": "3"}.
    """

    def __init__(self, reason: str, **facts: object) -> None:
        super().__init__(reason, facts)
        self.reason = reason
        self.facts = {name: str(fact) for name, fact in facts.items()}
