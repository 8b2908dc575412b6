"""Shared passages, credits and relays, and the origins behind them."""
