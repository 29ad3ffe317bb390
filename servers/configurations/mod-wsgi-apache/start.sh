#!/bin/sh
# Tells apache.conf which Python to use: the first on PATH, with its packages.
set -eu
MOD_WSGI_MODULE=$(mod_wsgi-express module-location)
PYTHON_HOME=$(python -c 'import sys; print(sys.prefix)')
APP_FOLDER=$PWD
export MOD_WSGI_MODULE PYTHON_HOME APP_FOLDER
# In the foreground, as systemd and containers want it.
exec /usr/sbin/apache2 -d "$APP_FOLDER" -f apache.conf -DFOREGROUND
