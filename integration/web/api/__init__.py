"""The API for other programs of an account: JSON in and out, bearer tokens, described by an OpenAPI document."""
