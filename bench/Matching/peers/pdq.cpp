// The published steps of PDQ one after the other, as the C++ reference takes them (written anew; it is in no Debian package):
// box filters row by row and column by column, 64x64, cosine transform, median. 512x512 float luma, one core.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <vector>

static void box(const float* from, float* to, int length, int stride, int window) {
  const int ahead = (window + 2) / 2 - 1;
  float sum = 0;
  int at = 0, size = 0;
  for (; at < ahead; at++, size++) sum += from[at * stride];
  int out = 0;
  for (; at < window; at++) sum += from[at * stride], to[out++ * stride] = sum / ++size;
  for (; at < length; at++) sum += from[at * stride], sum -= from[(at - window) * stride], to[out++ * stride] = sum / size;
  for (; out < length; at++) sum -= from[(at - window) * stride], to[out++ * stride] = sum / --size;
}

int main() {
  const int side = 512, window = 4;
  std::vector<float> luma(side * side), one(luma), other(luma);
  for (int i = 0; i < side * side; i++) {
    const double x = i % side / double(side), y = i / side / double(side);
    luma[i] = float(127.5 + 60 * std::sin(9 * x + 4 * y) + 60 * std::cos(23 * y * x + 3 * x));
  }
  static float matrix[16][64], block[64][64], half[16][64], out[16][16];
  for (int i = 0; i < 16; i++)
    for (int j = 0; j < 64; j++) matrix[i][j] = float(std::sqrt(2.0 / 64)) * std::cos(M_PI / 2 / 64.0 * (i + 1) * (2 * j + 1));
  std::vector<double> times;
  int bits = 0;
  for (int run = 0; run < 111; run++) {
    one = luma;
    const auto start = std::chrono::steady_clock::now();
    for (int pass = 0; pass < 2; pass++) {
      for (int row = 0; row < side; row++) box(&one[row * side], &other[row * side], side, 1, window);
      for (int column = 0; column < side; column++) box(&other[column], &one[column], side, side, window);
    }
    for (int i = 0; i < 64; i++)
      for (int j = 0; j < 64; j++) block[i][j] = one[int((i + 0.5) * side / 64) * side + int((j + 0.5) * side / 64)];
    int gradient = 0;
    for (int i = 0; i < 63; i++)
      for (int j = 0; j < 64; j++) gradient += std::abs(int((block[i][j] - block[i + 1][j]) * 100 / 255)) + std::abs(int((block[j][i] - block[j][i + 1]) * 100 / 255));
    for (int i = 0; i < 16; i++)
      for (int j = 0; j < 64; j++) {
        float sum = 0;
        for (int k = 0; k < 64; k++) sum += matrix[i][k] * block[k][j];
        half[i][j] = sum;
      }
    for (int i = 0; i < 16; i++)
      for (int j = 0; j < 16; j++) {
        float sum = 0;
        for (int k = 0; k < 64; k++) sum += half[i][k] * matrix[j][k];
        out[i][j] = sum;
      }
    std::vector<float> sorted(&out[0][0], &out[0][0] + 256);
    std::nth_element(sorted.begin(), sorted.begin() + 127, sorted.end());
    bits = gradient;
    for (const auto& row : out)
      for (const float value : row) bits += value > sorted[127];
    times.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
  }
  std::sort(times.begin(), times.end());
  std::printf("C++, the reference's steps, float luma 512x512: %.3f ms (%.3f to %.3f), %d\n", times[times.size() / 2], times.front(), times.back(), bits);
}
