"""What is remembered: arrivals, people, interviews, contributions, letters."""
