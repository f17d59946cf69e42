"""Answers to questions about the rulebook → text; one file a question."""
