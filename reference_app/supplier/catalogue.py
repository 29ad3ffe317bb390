"""What the simulator has in stock when the app starts."""

LATENCY = 0.12  # seconds; far enough to see the threads overlap

_GOODS = {
    "tea": (50, 100, 250, 500),
    "coffee": (125, 250, 500, 1000),
    "cocoa": (100, 200, 400),
    "sugar": (250, 500, 1000),
}
_PIECES = ("mug", "pot", "spoon", "filter", "tin", "kettle")


def _catalogue() -> dict[str, int]:
    sold_by_weight = [
        f"{name}-{g}" for name, sizes in _GOODS.items() for g in sizes
    ]
    pieces = [f"{name}-{n:02}" for name in _PIECES for n in range(1, 8)]
    return {
        sku: 5 + 7 * place % 40
        for place, sku in enumerate(sold_by_weight + pieces)
    }


# Quantity by sku.
CATALOGUE = _catalogue()
