"""What the library says is drawn on a page, where, and whether somebody sees it: `words` asks for letters and puts them
together, with `accents` that are drawn by themselves, `blanks` and `strikes`, the lines through them; `shapes` asks for
lines, boxes and pictures, of which `surfaces` tells which are seen and `gradients` what shows through; `filled` are the
values of a form."""
