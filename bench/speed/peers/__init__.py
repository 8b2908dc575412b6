"""Pipelines of others with the reader's layers, to time beside it. None is a dependency.

python3 -m venv peer && peer/bin/pip install spacy
python -m bench.speed.peers.train --python peer/bin/python --data .data
python -m bench.speed.reader --peer peer/bin/python
"""
