"""Quality by stage, on hand-labelled data: ours, a naive floor, a peer and the best published.

Each folder here measures one stage; this level runs them all and holds their floors. It never
changes what a stage does and keeps no third-party text.
"""
