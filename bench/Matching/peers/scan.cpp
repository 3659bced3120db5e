// Reads every hash for eight queries at a time: what a scan can do on this processor.
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <vector>

static std::vector<uint64_t> read(const char* path) {
  std::ifstream in(path, std::ios::binary | std::ios::ate);
  std::vector<uint64_t> words(static_cast<size_t>(in.tellg()) / 8);
  in.seekg(0);
  in.read(reinterpret_cast<char*>(words.data()), static_cast<std::streamsize>(words.size() * 8));
  return words;
}

int main(int, char** arguments) {
  const auto hashes = read(arguments[1]), queries = read(arguments[2]);
  const size_t count = hashes.size() / 4, batch = 8, batches = count > 2'000'000 ? 2 : 16;
  for (const int halves : {0, 1}) {
    std::vector<double> rates;
    size_t found = 0;
    for (int run = 0; run < 5; run++) {
      found = 0;
      const auto start = std::chrono::steady_clock::now();
      for (size_t first = 0; first < batch * batches; first += batch) {
        for (size_t i = 0; i < count; i++) {
          const uint64_t* hash = &hashes[i * 4];
          for (size_t j = 0; j < batch; j++) {
            const uint64_t* query = &queries[(first + j) * 4];
            int distance = __builtin_popcountll(hash[0] ^ query[0]) + __builtin_popcountll(hash[1] ^ query[1]);
            if (halves && distance > 31) continue;
            distance += __builtin_popcountll(hash[2] ^ query[2]) + __builtin_popcountll(hash[3] ^ query[3]);
            found += distance <= 31;
          }
        }
      }
      const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
      rates.push_back(static_cast<double>(batch * batches) / took.count());
    }
    std::sort(rates.begin(), rates.end());
    std::printf("C++ scan, 8 queries a pass%s: %.0f q/s (%.0f to %.0f), %zu found by %zu\n", halves ? ", half of the bits first" : "", rates[2], rates.front(), rates.back(), found, batch * batches);
  }
}
