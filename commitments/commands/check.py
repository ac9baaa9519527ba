"""Check the data: quotes against documents, spans, hashes, ids, dates, evidence. Exit 3 when something is wrong.

commitments check
commitments check document:us-japan-2017 --fix
"""

GROUP = "Report"
