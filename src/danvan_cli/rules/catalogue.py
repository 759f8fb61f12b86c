"""Every code and how grave its findings can be. Knows no rule."""

from __future__ import annotations

from danvan_cli.problem import Severity

_E, _W, _N = Severity.ERROR, Severity.WARNING, Severity.NOTE

SEVERITIES: dict[str, tuple[Severity, ...]] = {
    "DV001": (_E,),
    "DV002": (_E, _W),
    "DV003": (_E,),
    "DV004": (_E,),
    "DV005": (_E,),
    "DV006": (_E,),
    "DV007": (_W,),
    "DV008": (_E,),
    **{f"DV{number}": (_E,) for number in range(101, 110)},
    "DV201": (_E,),
    "DV202": (_E,),
    "DV203": (_E,),
    "DV204": (_W,),
    "DV205": (_E,),
    "DV206": (_E, _W),
    "DV207": (_E,),
    "DV209": (_W,),
    "DV301": (_E, _W),
    "DV302": (_E, _W),
    "DV303": (_E, _W),
    "DV304": (_E, _W),
    "DV305": (_W,),
    "DV306": (_W,),
    "DV307": (_W,),
    "DV309": (_W,),
    "DV401": (_E, _W),
    "DV402": (_E,),
    "DV403": (_E, _W),
    "DV404": (_W,),
    "DV405": (_W,),
    "DV406": (_W,),
    "DV407": (_W,),
    "DV408": (_N,),
    "DV501": (_W,),
    "DV502": (_W,),
    "DV503": (_W,),
    "DV504": (_W,),
    "DV505": (_W,),
    "DV506": (_N,),
    "DV601": (_E,),
    "DV602": (_W, _N),
    "DV603": (_W,),
    "DV604": (_E, _W),
    "DV605": (_N, _W),
    "DV606": (_W,),
    "DV607": (_E,),
    "DV701": (_E,),
    "DV702": (_E,),
}

ACCEPTABLE = frozenset(code for code, severities in SEVERITIES.items() if _W in severities)
"""The codes that a report may accept with a reason: those that can be warnings."""

FROM_LAST_YEAR = frozenset({"DV307", "DV403", "DV405", "DV606"})
"""Warnings that come from comparing with the unit's report, or its predecessors', of the year before."""

FROM_OTHER_UNITS = frozenset({"DV503"})
"""Warnings that come from comparing with what other units report of the same period."""

FROM_GIT = frozenset({"DV603", "DV604", "DV605"})
"""Warnings that come from the history, which a copy of the files does not have."""
