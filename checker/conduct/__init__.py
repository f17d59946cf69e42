"""Whether an operator did what its terms and the law say: a replayed ledger held against both."""
