"""Adapter: e-mail, language, name, price and date libraries behind the `Reader` port."""
