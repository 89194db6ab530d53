"""The machinery of the Hanoi 45-day campaign dashboard: see docs/architecture.md."""
