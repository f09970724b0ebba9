"""The command line: one module a family of commands; each imports what it needs only when it runs."""
