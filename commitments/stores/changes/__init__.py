"""One change of a store, all of it or nothing.

`change.py` makes it; `entries.py` is what it did, as the journal has it; `turning.py` takes it back; `made.py` is
what one run has changed; `writing.py` is what each kind of store has it made through.
"""
