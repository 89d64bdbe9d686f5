"""`python -m console`: what the launcher hands over to."""

from console.cli import main

main()
