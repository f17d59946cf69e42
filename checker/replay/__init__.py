"""The replay of a ledger against the terms: what each row counts, and how each bonus ought to end."""
