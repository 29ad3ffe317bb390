"""mod_wsgi looks for the name `application`."""

from app import app as application
