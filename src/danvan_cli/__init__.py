"""danvan: plan and yearly reports of công tác dân vận as validated YAML, and the documents made from them."""

__version__ = "0.1.0"
