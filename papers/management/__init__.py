"""Papers of the programme as a whole: plans, reports, meetings, supervision."""
