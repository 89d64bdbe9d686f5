"""`python -m console`: what the launcher hands over to."""

import atexit
import gc

# A start makes a hundred thousand lasting objects. Counting them over and over for garbage costs a fifth of a short
# command, and looking through them once more as the interpreter ends costs another quarter: what is in the record by
# then is committed, and `models.database` has closed its connections.
gc.set_threshold(200_000)
atexit.register(gc.freeze)

from console.cli import main  # noqa: E402

main()
