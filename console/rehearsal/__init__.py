"""The rehearsal (演练): a whole programme played day by day on the set clock, with what happens in life.

It acts only through `record.perform.perform` and its kin, as people do, and decides nothing that a rule decides.
What is done on a day depends only on what was recorded before that day and on the seed, so a rehearsal that was
killed and carried on ends in the same record.
"""
