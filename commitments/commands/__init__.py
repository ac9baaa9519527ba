"""One file per command: its docstring is the help, `run` is the command, GROUP the heading it stands under."""
