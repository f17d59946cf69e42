"""Ledger → replay → conduct, batch by batch: embedded, on a cluster, or live; the same findings from each."""
