"""Have git merge by meaning what several people record, and settle what it leaves open."""

GROUP = "Store"
