"""Read a dict that other threads change meanwhile."""

from collections.abc import Callable

Stock = dict[str, int]


def total(stock: Stock, visit: Callable[[str], object]) -> int:
    """Add up a stock as it was when the call began.

    `visit` is called for each sku on the way. A loop over the dict itself can be
    entered by another thread between any two items. `stock.copy()` cannot: it holds
    the dict's own lock (docs.python.org/3/library/threadsafety.html).
    """
    quantity = 0
    for sku, count in stock.copy().items():
        visit(sku)
        quantity += count
    return quantity
