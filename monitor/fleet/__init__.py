"""Work on other machines: the leader gives its runs to workers through a broker; only this package knows Celery."""
