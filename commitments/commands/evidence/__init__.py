"""Keep copies of what the evidence links to, look whether it is still there, and prove excerpts by the copies."""

GROUP = "Follow up"
