"""Everything goes wrong at once: events without end, a Zendesk that fails, workers that are killed."""
