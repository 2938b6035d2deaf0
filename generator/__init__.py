"""Renders the structured data of a public plan into a multilingual static website."""

__version__ = "0.1.0"
