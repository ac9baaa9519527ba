"""Take in documents, show their text with what was made of it, set passages aside."""

GROUP = "Documents"
