"""A file of a copy as two people have it: content is named by its hash, so there is nothing to choose between them."""

from commitments.copies.checked import decode_page, encode_page
from commitments.copies.codec import decode, encode


def merged(name: str, ours: bytes, theirs: bytes) -> bytes:
    """`name` is the file's, in the folder of all copies. Of text and WARC ours stays, of the facts of a copy and of a
    page what either knows. Raises BadRecord for facts that cannot be read."""
    if name.endswith(".page.json"):
        return encode_page(decode_page(ours).merged(decode_page(theirs)))
    if name.endswith(".json"):
        return encode(decode(ours).merged(decode(theirs)))
    return ours
