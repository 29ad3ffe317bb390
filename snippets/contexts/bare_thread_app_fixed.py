"""Push an application context around the job, in its thread

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor

from flask import Flask, current_app

from reference_app.contexts.handover import in_app


def restock(sku: str) -> str:
    return f"{sku}: ask {current_app.config['SUPPLIER']} for more"


def main() -> None:
    app = Flask("shop")
    app.config["SUPPLIER"] = "supplier.example"
    with ThreadPoolExecutor(1, "schedule") as pool:
        job = pool.submit(in_app, app, restock, "tea-250")
        try:
            print(job.result(timeout=10))
        except RuntimeError as error:
            print(f"RuntimeError: {str(error).splitlines()[0]}")


if __name__ == "__main__":
    main()
