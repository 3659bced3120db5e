"""Exact radius search with faiss's binary indexes, one thread: queries a second, median of five runs."""
import statistics
import sys
import time

import faiss
import numpy

RADIUS = 31
hashes = numpy.fromfile(sys.argv[1], dtype=numpy.uint8).reshape(-1, 32)
queries = numpy.fromfile(sys.argv[2], dtype=numpy.uint8).reshape(-1, 32)
faiss.omp_set_num_threads(1)


def report(name, index, count):
    some = queries[:count]
    rates = []
    for _ in range(5):
        start = time.perf_counter()
        limits, _, _ = index.range_search(some, RADIUS + 1)
        rates.append(count / (time.perf_counter() - start))
    print(f"faiss {faiss.__version__} {name}: {statistics.median(rates):.0f} q/s ({min(rates):.0f} to {max(rates):.0f}), {limits[-1]} found by {count}", flush=True)


small = len(hashes) <= 2_000_000
flat = faiss.IndexBinaryFlat(256)
flat.add(hashes)
report("IndexBinaryFlat", flat, 256 if small else 16)
multi = faiss.IndexBinaryMultiHash(256, 16, 16)
multi.nflip = 1
start = time.perf_counter()
multi.add(hashes)
print(f"MultiHash 16x16 built in {time.perf_counter() - start:.1f} s", flush=True)
report("IndexBinaryMultiHash 16x16, flip 1", multi, 256 if small else 64)
if small:
    multi = faiss.IndexBinaryMultiHash(256, 12, 21)
    multi.nflip = 2
    multi.add(hashes)
    report("IndexBinaryMultiHash 12x21, flip 2", multi, 256)
