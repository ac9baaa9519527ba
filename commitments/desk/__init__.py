"""What several commands do at the desk: find and change commitments, preview and ask, walk, edit, show rows."""
