"""Questions in plain words on the invented story, and how often they are answered."""
