"""Rules about whole sentences: items and their lead-ins, entries, orders, what has no verb of promising."""
