"""Kept copies of evidence: what is known of each, as a text file, and which are of what address.

A copy has up to three files, named by the SHA-256 of its content: its facts (`.json`), its main text (`.txt`) and what
came from the server (`.warc.gz`). The same content is kept once, from however many addresses it came. A page that was
asked for again, or archived, has a file (`.page.json`) named by its address. Nothing here touches a disk: `keeping`
makes the files, the store keeps them.
"""

from commitments.copies.checked import Checked as Checked
from commitments.copies.checked import Page as Page
from commitments.copies.checked import State as State
from commitments.copies.checked import decode_page as decode_page
from commitments.copies.checked import encode_page as encode_page
from commitments.copies.checked import page_file as page_file
from commitments.copies.codec import decode as decode
from commitments.copies.codec import encode as encode
from commitments.copies.kept import Kept as Kept
from commitments.copies.kept import Shown as Shown
from commitments.copies.merges import merged as merged
from commitments.copies.shelf import Shelf as Shelf
from commitments.copies.values import Copy as Copy
from commitments.copies.values import Names as Names
from commitments.copies.values import Source as Source
from commitments.copies.values import sha256_in as sha256_in
