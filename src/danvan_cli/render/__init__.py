"""A result → a document: context, templates, Vietnamese sentences. Knows no YAML and no Word."""
