"""The first of the two reads: over HTTP, from the third party."""

import json
import re
from reprlib import repr as short
from urllib.parse import quote

import httpx

from reference_app.pipeline.errors import (
    BadAnswerError,
    TooManyError,
    UnknownSkuError,
)
from reference_app.pipeline.observation import (
    Clock,
    Item,
    Observation,
    utc_now,
)
from reference_app.pipeline.transport import WholeCall

# A quantity must fit the database's column.
MOST = 2**31 - 1
# Seconds: the most that Retry-After may say; what counts without it.
LONGEST_RETRY, USUAL_RETRY = 3600, 1


def supplier_client(url: str, timeout: float) -> httpx.Client:
    """Make the HTTP client that all threads share.

    An `httpx.Client` may be shared by threads; a `requests.Session` may
    not. Proxies named in the environment are not used: `url` says where
    to go. A packed answer is not asked for: its size is not known until
    it is unpacked.

    :param url: the third party's address.
    :param timeout: seconds for a whole call, from connecting to the
        last byte. Without a limit, a silent server holds a thread for
        ever.
    """
    return httpx.Client(
        base_url=url,
        headers={"Accept-Encoding": "identity"},
        timeout=timeout,
        transport=WholeCall(),
        trust_env=False,
    )


def read_item(item: object) -> Item:
    """Take {"sku", "quantity"} apart; refuse anything else.

    :raises BadAnswerError: it is not one; it says what it is.
    """
    match item:
        case {"sku": str(sku), "quantity": int(quantity)} if (
            type(quantity) is int and 0 <= quantity <= MOST
        ):
            return Item(sku, quantity)
    raise BadAnswerError(f"no sku and quantity: {short(item):.80}")


def retry_after(value: str) -> int:
    """Take the seconds out of a Retry-After header.

    :param value: what it says. Anything but seconds, such as a date,
        counts as `USUAL_RETRY`.
    :returns: 1 to `LONGEST_RETRY`.
    """
    if not re.fullmatch(r"[0-9]{1,9}", value):
        return USUAL_RETRY
    return min(max(int(value), 1), LONGEST_RETRY)


def read_json(answer: httpx.Response) -> object:
    """Give what an answer says; refuse one that says nothing.

    :raises TooManyError: the third party wants fewer requests.
    :raises BadAnswerError: status or body are not as agreed.
    """
    status = answer.status_code
    if status == httpx.codes.TOO_MANY_REQUESTS:
        raise TooManyError(
            retry_after(answer.headers.get("Retry-After", ""))
        )
    if httpx.codes.is_redirect(status):
        raise BadAnswerError(f"status {status}, a redirect")
    if status != httpx.codes.OK:
        raise BadAnswerError(f"status {status}")
    try:
        return json.loads(answer.content)
    except (ValueError, RecursionError) as error:  # nested too deep
        begin = answer.content[:40]
        raise BadAnswerError(f"not JSON: {begin!r}") from error


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

        :raises SupplierError: it gives no answer that can be used.
        """
        answer = self._client.get(f"/stock/{quote(sku, safe='')}")
        if answer.status_code == httpx.codes.NOT_FOUND:
            raise UnknownSkuError(f"the third party has no {sku}")
        item = read_item(read_json(answer))
        if item.sku != sku:
            got = short(item.sku)
            raise BadAnswerError(f"asked for {sku}, got {got}")
        return Observation(sku, item.quantity, self._now())

    def page(self, number: int) -> list[Item]:
        """Ask for one page of the whole stock.

        :param number: from 1.
        :raises SupplierError: it gives no answer that can be used.
        """
        answer = read_json(self._client.get(f"/stock?page={number}"))
        match answer:
            case {"items": list(items)}:
                return [read_item(item) for item in items]
        raise BadAnswerError(f"no list of items: {short(answer):.80}")
