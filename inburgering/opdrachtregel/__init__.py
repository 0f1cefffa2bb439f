"""The command line: one file per kind of work. Nothing heavy is imported before a command needs it."""
