"""How each enforced rule of the law is broken: one table by area, run by `tests.actions.test_enforced`."""
