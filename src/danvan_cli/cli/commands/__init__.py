"""The commands by theme: their arguments, options and help. The work itself is imported when one runs."""
