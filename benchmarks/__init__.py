"""What `make bench` measures: each module is one benchmark, run by itself."""
