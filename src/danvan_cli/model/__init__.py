"""What an office, a plan and a report are. Knows no files and no YAML."""
