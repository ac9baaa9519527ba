"""What the rows of somebody else's file say, by a map: every value read, and what could not be used told.

The way in from other trackers goes through five rooms, each of which knows only those before it:

    headers     what columns are called, in any language
    rows        a file or a folder -> its rows with their places, whatever the format
    maps        which column is what
    importers   rows and a map -> drafts of commitments; our own export needs no map
    guess       a map where none was given; plan: drafts and what is here -> new, changed, the same, joined, refused

Here `cells/` holds what one cell says, and for whom, since when, proven by what; `members` tells whose score a column
is, `values` and `amounts` understand, `leftovers` are rows that are no promises.
"""
