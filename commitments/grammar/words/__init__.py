"""The words that sentences are read by: names, verbs, forms of them, and the lists of them."""
