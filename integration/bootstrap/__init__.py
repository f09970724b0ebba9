"""The only place that builds the parts and hands them to web, worker and command line."""
