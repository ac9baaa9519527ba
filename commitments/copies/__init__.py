"""Kept copies of evidence: what is known of each, as a text file, and which are of what address.

A copy has up to three files, named by the SHA-256 of its content: its facts (`.json`), its main text (`.txt`) and what
came from the server (`.warc.gz`). The same content is kept once, from however many addresses it came. Nothing here
touches a disk: `keeping` makes the files, the store keeps them.
"""

from commitments.copies.checked import Checked as Checked
from commitments.copies.checked import State as State
from commitments.copies.checked import decode_checked as decode_checked
from commitments.copies.checked import encode_checked as encode_checked
from commitments.copies.codec import decode as decode
from commitments.copies.codec import encode as encode
from commitments.copies.shelf import Shelf as Shelf
from commitments.copies.values import Copy as Copy
from commitments.copies.values import Names as Names
from commitments.copies.values import Source as Source
from commitments.copies.values import sha256_in as sha256_in
