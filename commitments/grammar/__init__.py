"""How an English sentence is built: its subjects, verbs and clauses."""
