"""The commands of `intake`, by who uses them."""
