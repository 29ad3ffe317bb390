#!/bin/sh
# Tells apache.conf which Python to use: the first on PATH, with its packages.
set -eu
export MOD_WSGI_MODULE="$(mod_wsgi-express module-location)"
export PYTHON_HOME="$(python -c 'import sys; print(sys.prefix)')"
export APP_FOLDER="$PWD"
# In the foreground, as systemd and containers want it.
exec /usr/sbin/apache2 -d "$PWD" -f apache.conf -DFOREGROUND
