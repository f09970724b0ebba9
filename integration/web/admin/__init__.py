"""The admin pages' requests: the signed first one that brings the page, and all the calls the page makes after it."""
