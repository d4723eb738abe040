"""Work on other machines: the leading monitor gives its runs to workers through a broker; only this room knows Celery."""
