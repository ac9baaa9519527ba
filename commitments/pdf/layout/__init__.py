"""Where words stand on a page: its columns, rows, cells and boxes.

`rows` and `grids` put words into rows and into the tables that are drawn with lines; `stretched` knows lines that fill
a column, `stops` where cells begin, `signs` what stands before items, `raised` and `centred` what stands off its row.
`boxes`, `quotes` and `segments` are what stands beside the text. `columns` finds the order of reading, by `bands` that
are parted by gutters, `apart` and `through`.
"""
