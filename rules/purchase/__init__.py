"""采购: methods, thresholds, bidders, evaluation. Pure."""
