"""The first of the two reads: over HTTP, from the third party."""

from urllib.parse import quote

import httpx

from reference_app.pipeline.errors import (
    BadAnswerError,
    TooSlowError,
    UnknownSkuError,
    UnreachableError,
)
from reference_app.pipeline.observation import (
    Clock,
    Item,
    Observation,
    utc_now,
)

# A quantity must fit the database's column.
MOST = 2**31 - 1


def supplier_client(url: str, timeout: float) -> httpx.Client:
    """Make the HTTP client that all threads share.

    An `httpx.Client` may be shared by threads; a `requests.Session` may
    not. Proxies named in the environment are not used: `url` says where
    to go.

    :param url: the third party's address.
    :param timeout: seconds, each for connecting, for sending, and for
        each wait for data. Without one, a silent server holds a thread
        for ever.
    """
    return httpx.Client(base_url=url, timeout=timeout, trust_env=False)


def read_item(item: object) -> Item:
    """Take {"sku", "quantity"} apart; refuse anything else.

    :raises BadAnswerError: it is not one; it says what it is.
    """
    match item:
        case {"sku": str(sku), "quantity": int(quantity)} if (
            type(quantity) is int and 0 <= quantity <= MOST
        ):
            return Item(sku, quantity)
    raise BadAnswerError(f"no sku and quantity: {item!r:.80}")


class ThirdParty:
    """Ask the third party what it has now.

    One object serves all threads: it keeps nothing between two calls.

    :param client: knows the address and the time limits.
    :param now: gives the time of the answer.
    """

    def __init__(
        self,
        client: httpx.Client,
        now: Clock = utc_now,
    ) -> None:
        self._client = client
        self._now = now

    def __call__(self, sku: str) -> Observation:
        """Ask for one sku.

        :raises SupplierError: unknown, too slow, unreachable, or bad.
        """
        answer = self._get(f"/stock/{quote(sku, safe='')}")
        if answer.status_code == httpx.codes.NOT_FOUND:
            raise UnknownSkuError(f"the third party has no {sku}")
        item = read_item(self._json(answer))
        if item.sku != sku:
            raise BadAnswerError(f"asked for {sku}, got {item.sku}")
        return Observation(sku, item.quantity, self._now())

    def page(self, number: int) -> list[Item]:
        """Ask for one page of the whole stock.

        :param number: from 1.
        :raises SupplierError: too slow, unreachable, or bad.
        """
        answer = self._json(self._get(f"/stock?page={number}"))
        match answer:
            case {"items": list(items)}:
                return [read_item(item) for item in items]
        raise BadAnswerError(f"no list of items: {answer!r:.80}")

    def _get(self, path: str) -> httpx.Response:
        try:
            return self._client.get(path)
        except httpx.TimeoutException as error:
            raise TooSlowError(f"{path}: no answer in time") from error
        except httpx.HTTPError as error:
            raise UnreachableError(f"{path}: {error}") from error

    def _json(self, answer: httpx.Response) -> object:
        if answer.status_code != httpx.codes.OK:
            raise BadAnswerError(f"status {answer.status_code}")
        try:
            return answer.json()
        except ValueError as error:
            raise BadAnswerError("the body is not JSON") from error
