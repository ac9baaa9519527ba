"""What `export` writes: one file for each format, with `render(report)`, or `chunks(report)` where it streams."""
