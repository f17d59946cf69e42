"""Sample ledgers: invented players and an operator that keeps its terms to the letter, or breaks them as planted.

The operator here keeps its own books, written from what terms mean and not from the replay: where both agree that
a bonus is clean, two have counted.
"""
