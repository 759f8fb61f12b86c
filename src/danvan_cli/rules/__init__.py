"""Checks over the whole workspace: each yields findings. Knows positions through documents, never YAML."""
