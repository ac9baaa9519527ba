"""Keeps evidence: what was fetched, or a file of one's own, into the files of a copy; and a page against its copy.

Pure: what came goes in, files come out, and somebody else writes them. Time and memory are bounded as for documents.
"""

from commitments.keeping.judging import Verdict as Verdict
from commitments.keeping.judging import judged as judged
from commitments.keeping.making import Kept as Kept
from commitments.keeping.making import Read as Read
from commitments.keeping.making import keep as keep
from commitments.keeping.making import keep_file as keep_file
from commitments.keeping.making import read as read
