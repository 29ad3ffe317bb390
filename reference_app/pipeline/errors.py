"""What can go wrong with the third party, in our words.

Who calls it need not know by which library it is called.
"""


class SupplierError(Exception):
    """The third party gave no answer that can be used."""


class UnreachableError(SupplierError):
    """No connection to the third party, or it broke."""


class TooSlowError(SupplierError):
    """The third party did not answer in time."""


class UnknownSkuError(SupplierError):
    """The third party does not have this sku."""


class TooManyError(SupplierError):
    """The third party wants fewer requests.

    :ivar retry_after: seconds until one may be made again.
    """

    def __init__(self, retry_after: int) -> None:
        super().__init__(f"status 429, no requests for {retry_after} s")
        self.retry_after = retry_after


class BadAnswerError(SupplierError):
    """The third party answered, but not as agreed."""
