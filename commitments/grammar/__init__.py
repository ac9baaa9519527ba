"""How a text is built: its sentences, their subjects, verbs and clauses. English, but for how sentences end."""
