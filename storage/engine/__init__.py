"""What all of storage stands on: statements over long lists, bulk inserts, results in parts, the tables' versions, and failures by name."""
