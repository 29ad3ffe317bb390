bind = "127.0.0.1:8000"
worker_class = "gthread"
workers = 1
threads = 8
# The app is imported once, in the master; each worker is a copy of it.
preload_app = True
# Seconds after which a worker that gives no sign of life is killed. A slow request is
# none: give each call that a view makes a timeout of its own.
timeout = 30
# Seconds to finish when it is told to stop. Whoever started gunicorn must wait longer.
graceful_timeout = 25
# Requests after which a worker is replaced; not all workers after the same number.
max_requests = 10000
max_requests_jitter = 1000
