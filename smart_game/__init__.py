"""SMART Game: branching e-safety stories, and class results with no child in them."""

__version__ = "0.1.0"
