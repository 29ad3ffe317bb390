"""What a plot is made of: its interface, the forms it may have, its SVG.

The plots themselves are the modules of `sitegen.plots`, which also says how to
write one.
"""
