bind = "127.0.0.1:8000"
worker_class = "sync"
workers = 1
# Seconds after which a worker that has not finished its request is killed.
timeout = 30
# Seconds to finish when it is told to stop. Whoever started gunicorn must wait longer.
graceful_timeout = 25
# Requests after which a worker is replaced; not all workers after the same number.
max_requests = 10000
max_requests_jitter = 1000
