"""What an audit came to, written up: the formats of a review, for findings that rows of a ledger prove."""
