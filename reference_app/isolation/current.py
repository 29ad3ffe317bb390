"""What the thread or task at work belongs to, kept apart by Werkzeug."""

from werkzeug.local import Local

current = Local()
