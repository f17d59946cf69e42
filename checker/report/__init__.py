"""A review in writing: one file a format."""
