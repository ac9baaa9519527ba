"""What `export` writes: one file for each format, with `chunks(report)`, or `render(report)` where it comes whole."""
