"""Is a statutory page marked as the methodical recommendations want it?

The tree algorithm of the recommendations (v9, table 3.14): every marked element has
its nearest marked ancestor, children lie within the main tag, one level deep.
"""
