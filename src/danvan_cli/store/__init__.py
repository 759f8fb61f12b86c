"""Files to models, with positions; and files written whole. The only place that knows YAML and git."""
