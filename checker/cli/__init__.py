"""The command line: one file a command; no law and no loops over offers."""
