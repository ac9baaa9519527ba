"""Where words stand on a page: its columns, rows, cells and boxes."""
