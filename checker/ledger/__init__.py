"""The turnover ledger (流水): what an operator recorded of its players' money, one row a transaction."""
