"""A silent third party costs one request its time limit, no more

The supplier holds its answer back. The client gives up, and says so in
a word of ours; then the supplier speaks, and all is well.

rule: exact
"""

from reference_app.pipeline.errors import SupplierError
from reference_app.pipeline.third_party import (
    ThirdParty,
    supplier_client,
)
from reference_app.supplier.simulator import Supplier


def ask(url: str, sku: str, seconds: float) -> str:
    with supplier_client(url, timeout=seconds) as client:
        try:
            return f"{sku}: {ThirdParty(client)(sku).quantity}"
        except SupplierError as error:
            return f"{type(error).__name__}: {error}"


def main() -> None:
    with Supplier({"tea-250": 12}) as supplier:
        supplier.open.clear()
        print(ask(supplier.url, "tea-250", seconds=0.2))
        supplier.open.set()
        print(ask(supplier.url, "tea-250", seconds=10))
        print(ask(supplier.url, "no-such", seconds=10))


if __name__ == "__main__":
    main()
