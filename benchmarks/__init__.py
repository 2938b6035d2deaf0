"""How fast the program is beside others: a workload, the same workload for its peers, and what measures them.

`python -m benchmarks --help` says what can be asked for. Nothing here is needed to build a site.
"""
