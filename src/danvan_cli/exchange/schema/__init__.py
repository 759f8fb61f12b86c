"""JSON Schemas for editors: what may be typed where, said in Vietnamese. Writes nothing."""
