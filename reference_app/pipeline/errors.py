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


class BadAnswerError(SupplierError):
    """The third party answered, but not as agreed."""
