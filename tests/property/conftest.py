"""Property tests: many examples of a law, the same ones in every run."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

settings.register_profile(
    "danvan",
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("danvan")
