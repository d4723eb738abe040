"""Work on other machines: the leading monitor gives its runs to workers through a broker; only this package knows Celery."""
