"""The results of benchmarks and the page that is made of them."""
