"""The Scrapy project: fetches politely what is due, and stores each answer before anything is read from it."""
