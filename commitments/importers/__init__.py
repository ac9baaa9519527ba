"""In from other trackers: a file or a folder in somebody else's form becomes commitments, and nothing is lost silently.

    rows.read(path)                 -> its rows with their places, bad ones too
    guess.guess(rows)               -> a map, where none was given
    mapping.parse, mapping.to_toml     the map: which column is what
    drafts.drafts(rows, map, …)     -> every value read, and what could not be used
    own.drafts(rows)                   the same for our own export, which needs no map
    plan.plan(drafts, map, …, held) -> new, changed, same, bad

`cells/` holds what one cell says, and for whom, since when, proven by what; `scales`, `ranges`, `rounds` and `members`
tell marks on a scale, numbers, looks at the same thing, and whose score a column is.
`encodings`, `tree`, `folders` and `yaml_values` help to read, `columns` to find, `values` to understand. `formats/`
holds one file per format and `words/` what columns are called, one file per language; the folders are the registries.
"""
