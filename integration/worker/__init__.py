"""The background worker: carries ids only, the truth stays in the store."""
