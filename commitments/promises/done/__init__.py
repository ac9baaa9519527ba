"""Rules about what is done rather than promised: deeds, outcomes, what is under way, and how that is said."""
