"""Importers of regulators' records: each reads the files of one format and gives rows of the canonical ledger."""
