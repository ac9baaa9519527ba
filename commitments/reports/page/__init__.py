"""What the HTML page is made of beside its text: style, script, and drawings in SVG. All of it stands in the page."""
