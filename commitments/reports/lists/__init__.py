"""What a list is shown in: one file for each format, with `rows(columns, records)`."""
