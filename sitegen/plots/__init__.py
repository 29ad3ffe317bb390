"""The plots: a module each, shown on a page by `{{ plot NAME }}`.

``NAME`` is the module's name. A module defines `PLOT`, a `Plot` (see
`sitegen.plotting.plot`): which result file it is drawn from, and four things made
of that file's content, parsed:

- ``title``: what is compared, as a caption;
- ``describe(result)``: what the plot shows, in a sentence or two, for those who
  do not see it; numbers come from ``result``;
- ``draw(result)``: the drawing, usually ``bars(...)`` or ``lines(...)`` of
  `sitegen.plotting.forms`, else a matplotlib `Figure` of your own, 440 points
  wide, in the colours of `sitegen.plotting.palette`;
- ``table(result)``: the numbers, the head row first, every cell a text. The page
  has them folded below the drawing, llms-full.txt in its place.

A key that the file lacks fails the build with its name. Keep an SVG below 25 kB
and its words few: on a phone a line holds 45 letters. `overload.py` is an example.
"""
