"""The Scrapy project: fetches what is due, politely, and keeps each answer before anything is read from it."""
