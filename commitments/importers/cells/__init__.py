"""What the cells of a row say, by the map: from the place where a value stands to the value.

scopes      where a group of fields is read: a row, a member of a list in it, one actor's part of it
actors      whose score stands where
fields      texts, lists, dates and sums, with what could not be used of them
statuses    the source's words and marks -> our statuses
proofs      evidence
histories   all updates of a row
"""
