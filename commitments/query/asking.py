"""What can change the answer of a query."""

from commitments.query.nodes import And, Field, Node, Not, OfEvidence, Or

_OF_HISTORY = {"deferred", "status", "member", "is", "updated", "since", "by", "text"}
_PRESENT_IN_HISTORY = {"member", "update", "note", "evidence"}


def asks_history(node: Node) -> bool:
    """Whether entries of a history can change the answer. Only a bound node knows."""
    if isinstance(node, And | Or):
        return any(map(asks_history, node.parts))
    if isinstance(node, Not):
        return asks_history(node.part)
    if not isinstance(node, Field):
        return isinstance(node, OfEvidence)
    return node.key in _OF_HISTORY or (node.key == "has" and node.value in _PRESENT_IN_HISTORY)


def asks(node: Node, key: str) -> bool:
    """Whether that key, or whether a commitment has a value of it, can change the answer."""
    if isinstance(node, And | Or):
        return any(asks(part, key) for part in node.parts)
    if isinstance(node, Not):
        return asks(node.part, key)
    return isinstance(node, Field) and (node.key == key or (node.key in ("has", "no") and node.value == key))
