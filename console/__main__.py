"""`python -m console`: what the launcher hands over to."""

import gc

# A start makes a hundred thousand lasting objects: counting them over and over for garbage costs a fifth of it.
gc.set_threshold(100_000)

from console.cli import main  # noqa: E402

main()
