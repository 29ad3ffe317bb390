"""One thread reads the camera, and every viewer gets each frame

rule: exact
"""

from collections.abc import Iterator
from itertools import count
from threading import Condition, Event, Semaphore, Thread

from flask import Flask, Response

app = Flask("shop")
taken, numbers = Semaphore(0), count(1)
stop = Event()


def read_camera() -> bytes:
    """Stands for `cv2.VideoCapture.read`; waits for a new frame."""
    new = taken.acquire(timeout=0.2)
    return f"frame {next(numbers)}".encode() if new else b""


def part(frame: bytes) -> bytes:
    head = b"--frame\r\nContent-Type: image/jpeg\r\n\r\n"
    return head + (frame or b"no frame") + b"\r\n"


class Latest:
    """The newest frame; viewers wait for one they have not seen."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._number, self._frame = 0, b""

    def show(self, frame: bytes) -> None:
        with self._changed:
            self._number, self._frame = self._number + 1, frame
            self._changed.notify_all()

    def after(self, seen: int) -> tuple[int, bytes]:
        with self._changed:
            self._changed.wait_for(lambda: self._number > seen, 5)
            return self._number, self._frame


latest = Latest()


def film() -> None:
    while not stop.is_set():
        if frame := read_camera():
            latest.show(frame)


def frames() -> Iterator[bytes]:
    seen = 0
    while True:
        seen, frame = latest.after(seen)
        yield part(frame)


@app.get("/video")
def video() -> Response:
    kind = "multipart/x-mixed-replace; boundary=frame"
    return Response(frames(), mimetype=kind)


def picture(body: Iterator[bytes]) -> str:
    return next(body).splitlines()[-1].decode()


def main() -> None:
    camera = Thread(target=film, name="camera")
    camera.start()
    taken.release()
    alice = app.test_client().get("/video").iter_encoded()
    bob = app.test_client().get("/video").iter_encoded()
    for _ in range(2):
        print(f"alice: {picture(alice)}, bob: {picture(bob)}")
        taken.release()
    stop.set()
    camera.join(timeout=10)
    print(f"the camera is off: {not camera.is_alive()}")


if __name__ == "__main__":
    main()
