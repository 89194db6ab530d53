"""Coverage-guided fuzzing of the readers; `python -m tests.fuzz.run --help` says how."""
