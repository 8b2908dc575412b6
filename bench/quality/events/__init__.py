"""Quality of events: which tellings are joined to one, on ECB+."""
