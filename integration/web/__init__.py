"""The edge that browsers and monitors talk to: HTTP in, use cases called, HTML or JSON out."""
