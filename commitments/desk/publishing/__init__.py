"""A site in a folder, made anew where what it tells has changed: `publish` works out what is to be written, document by
document and then for the pages of many; what it was made from is noted beside it, in files whose names begin with
`.commitments-site`."""
