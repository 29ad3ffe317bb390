from app import app

application = app  # the name that mod_wsgi looks for
