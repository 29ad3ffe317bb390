bind = "127.0.0.1:8000"
# Each request runs in a greenlet, and all of them in one thread.
worker_class = "gevent"
workers = 1
worker_connections = 1000
# Seconds after which a worker that gives no sign of life is killed.
timeout = 30
# Seconds to finish when it is told to stop. Whoever started gunicorn must wait longer.
graceful_timeout = 25
# Requests after which a worker is replaced; not all workers after the same number.
max_requests = 10000
max_requests_jitter = 1000
