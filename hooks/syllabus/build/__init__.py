"""How a build does its work: on which cores and machines, what it keeps from before, and what it is called."""
