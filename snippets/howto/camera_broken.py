"""Each viewer reads the camera, and takes the other's frames

rule: exact
"""

from collections.abc import Iterator
from itertools import count
from threading import Semaphore

from flask import Flask, Response

app = Flask("shop")
taken, numbers = Semaphore(0), count(1)


def read_camera() -> bytes:
    """Stands for `cv2.VideoCapture.read`; waits for a new frame."""
    new = taken.acquire(timeout=0.2)
    return f"frame {next(numbers)}".encode() if new else b""


def part(frame: bytes) -> bytes:
    head = b"--frame\r\nContent-Type: image/jpeg\r\n\r\n"
    return head + (frame or b"no frame") + b"\r\n"


def frames() -> Iterator[bytes]:
    while True:
        yield part(read_camera())


@app.get("/video")
def video() -> Response:
    kind = "multipart/x-mixed-replace; boundary=frame"
    return Response(frames(), mimetype=kind)


def picture(body: Iterator[bytes]) -> str:
    return next(body).splitlines()[-1].decode()


def main() -> None:
    taken.release()
    alice = app.test_client().get("/video").iter_encoded()
    bob = app.test_client().get("/video").iter_encoded()
    for _ in range(2):
        print(f"alice: {picture(alice)}, bob: {picture(bob)}")
        taken.release()


if __name__ == "__main__":
    main()
