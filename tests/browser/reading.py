"""What a test reads of an open page: its requests, its errors, the clipboard."""

from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Locator, Page, Request

CLIPBOARD_MS = 60_000
READ_CLIPBOARD = """async timeout => {
  for (const end = Date.now() + timeout; Date.now() < end;) {
    const text = await navigator.clipboard.readText();
    if (text) return text;
    await new Promise(resolve => setTimeout(resolve, 20));
  }
  throw new Error("nothing was copied");
}"""


def clear_clipboard(page: Page) -> None:
    page.evaluate("() => navigator.clipboard.writeText('')")


def copied(page: Page) -> str:
    """Return what the clipboard holds, once it holds something."""
    return page.evaluate(READ_CLIPBOARD, CLIPBOARD_MS)


def copy(page: Page, figure: Locator) -> str:
    """Press a figure's one copy button and return what the clipboard then holds."""
    buttons = figure.get_by_role("button", name="Copy")
    assert buttons.count() == 1
    clear_clipboard(page)
    buttons.press("Enter")
    return copied(page)


def transferred(page: Page, address: str) -> int:
    """Return the bytes over the wire, headers and all, with nothing cached."""
    session = page.context.new_cdp_session(page)
    sizes: list[float] = []
    session.on(
        "Network.loadingFinished", lambda e: sizes.append(e["encodedDataLength"])
    )
    session.send("Network.enable")
    page.goto(address, wait_until="networkidle")
    return round(sum(sizes))


class Watch:
    """What a page asked for and complained of while it was open."""

    def __init__(self, page: Page, home: str) -> None:
        self.foreign: list[str] = []
        self.errors: list[str] = []
        self._host = urlsplit(home).netloc
        page.on("request", self._request)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", self._console)

    def _request(self, request: Request) -> None:
        url = urlsplit(request.url)
        if url.scheme not in {"data", "blob"} and url.netloc != self._host:
            self.foreign.append(request.url)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.errors.append(message.text)
