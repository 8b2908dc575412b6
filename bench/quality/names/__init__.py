"""Names: gold of Worldwide Newswire, a naive floor, and the figures of ours."""
