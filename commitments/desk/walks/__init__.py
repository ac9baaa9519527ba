"""Walks through commitments, candidates, codings and passages, one by one, with somebody deciding about each."""
