"""What happens next: Prefect flows, one per milestone, district, programme, and the sweep."""
