"""Each thread sleeps between its calls, and both call together

Allowed is one call a second. Seconds are counted here, not waited.

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor


def sync(_: str) -> list[float]:
    now, called_at = 0.0, []
    for _ in range(3):
        called_at.append(now)
        now += 1.0  # sleep(1.0)
    return called_at


def main() -> None:
    with ThreadPoolExecutor(2, "sync") as pool:
        tea, mugs = pool.map(sync, ("tea", "mugs"))
    print(f"called at seconds {sorted(tea + mugs)}")


if __name__ == "__main__":
    main()
