"""How do we fetch, safely and politely: the network, and nothing else."""
