"""A fresh context for each job: the worker remembers nobody

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor
from contextvars import Context

from werkzeug.local import Local

current = Local()


def serve(user: str | None) -> str:
    if user:
        current.user = user
    return f"serves {getattr(current, 'user', 'nobody')}"


def main() -> None:
    with ThreadPoolExecutor(1, "worker") as pool:
        jobs = []
        for user in ("alice", None):
            jobs.append(pool.submit(Context().run, serve, user))
        print(f"alice's job {jobs[0].result(timeout=10)}")
        print(f"a job without a user {jobs[1].result(timeout=10)}")


if __name__ == "__main__":
    main()
