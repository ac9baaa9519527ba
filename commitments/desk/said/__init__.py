"""What an analyst says of a commitment or a document, on a line, in an editor or of a part of it, read into values."""
