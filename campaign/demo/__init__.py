"""The deterministic, simulated demo campaign; it enters by the same door as real reports."""
