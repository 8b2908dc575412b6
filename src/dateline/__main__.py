"""Runs the command line as ``python -m dateline``. It holds nothing else."""

from dateline.cli import main

if __name__ == "__main__":
    main()
