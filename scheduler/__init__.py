"""The clock: a few fixed ticks, each asking the store what is due."""
