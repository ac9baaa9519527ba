"""Rules that say what makes words no promise: doubts, descriptions, pictures, what others do, what was earlier."""
