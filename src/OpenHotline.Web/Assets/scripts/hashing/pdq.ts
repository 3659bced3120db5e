// PDQ, bit for bit as the library on the server computes it from the same pixels (src/OpenHotline.Matching/Pdq, decision 0110).
import { fused, single } from './rounding';

export const maxSide = 512;
const minSide = 5;
const blockSide = 64;
const frequencies = 16;
const fusedFrom = 48;

export interface Pdq { hash: string; quality: number }

/** The pixel that nearest-neighbour scaling takes for the one numbered i. */
export const nearest = (i: number, side: number): number => Math.floor((i * side) / maxSide);

/** The size at which a picture is hashed: its own, or 512 × 512 where a side is longer. */
export const workSize = (width: number, height: number): [number, number] => (width > maxSide || height > maxSide ? [maxSide, maxSide] : [width, height]);

const cosines = new Float32Array(frequencies * blockSide);
const scale = single(Math.sqrt(2 / blockSide));
for (let i = 0; i < frequencies; i++) {
  for (let j = 0; j < blockSide; j++) cosines[i * blockSide + j] = scale * Math.cos(Math.PI / 2 / blockSide * (i + 1) * (2 * j + 1));
}

/** Hashes red, green, blue and one more byte a pixel, row by row. */
export function hashPixels(pixels: Uint8ClampedArray | Uint8Array, width: number, height: number): Pdq {
  const [columns, rows] = workSize(width, height);
  const isScaled = columns !== width || rows !== height;
  const luma = new Float32Array(columns * rows);
  for (let row = 0; row < rows; row++) {
    const from = (isScaled ? nearest(row, height) : row) * width;
    for (let column = 0; column < columns; column++) {
      luma[row * columns + column] = brightness(pixels, 4 * (from + (isScaled ? nearest(column, width) : column)));
    }
  }
  return hashLuma(luma, columns, rows);
}

// Both products and sums of these fit into a double without loss: no rounding but the last.
const [red, green, blue] = [single(0.299), single(0.587), single(0.114)];
export const brightness = (pixels: Uint8ClampedArray | Uint8Array, at: number): number =>
  single(blue * pixels[at + 2]! + single(red * pixels[at]! + single(green * pixels[at + 1]!)));

/** Hashes brightness, 0 to 255, of a picture that is not larger than 512 × 512. */
export function hashLuma(luma: Float32Array, width: number, height: number): Pdq {
  if (width < minSide || height < minSide) return { hash: '0'.repeat(64), quality: 0 };
  const block = toBlock(luma, width, height);
  return { hash: bits(transform(block)), quality: quality(block) };
}

function toBlock(luma: Float32Array, width: number, height: number): Float32Array {
  if (width === blockSide && height === blockSide) return luma;
  const other = new Float32Array(luma.length);
  for (let pass = 0; pass < 2; pass++) {
    for (let row = 0; row < height; row++) box(luma, other, row * width, width, 1, windowOf(width));
    for (let column = 0; column < width; column++) box(other, luma, column, height, width, windowOf(height));
  }
  const block = new Float32Array(blockSide * blockSide);
  for (let i = 0; i < block.length; i++) block[i] = luma[middle(Math.floor(i / blockSide), height) * width + middle(i % blockSide, width)]!;
  return block;
}

const windowOf = (side: number): number => Math.floor((side + 2 * blockSide - 1) / (2 * blockSide));
const middle = (i: number, side: number): number => Math.floor(((i + 0.5) * side) / blockSide);

// The running sum of the reference: the new value is added first, then the old one taken away.
function box(from: Float32Array, to: Float32Array, start: number, length: number, stride: number, window: number): void {
  const ahead = Math.floor((window + 2) / 2) - 1;
  let sum = 0;
  for (let i = 0; i < length + ahead; i++) {
    if (i < length) sum = single(sum + from[start + i * stride]!);
    if (i >= window) sum = single(sum - from[start + (i - window) * stride]!);
    if (i >= ahead) to[start + (i - ahead) * stride] = sum / (Math.min(i + 1, window) - Math.max(0, i + 1 - length));
  }
}

function quality(block: Float32Array): number {
  let sum = 0;
  const step = (i: number, other: number) => Math.abs(Math.trunc(single(single(single(block[i]! - block[other]!) * 100) / 255)));
  for (let i = 0; i < block.length; i++) {
    if (i < block.length - blockSide) sum += step(i, i + blockSide);
    if (i % blockSide !== blockSide - 1) sum += step(i, i + 1);
  }
  return Math.min(100, Math.floor(sum / 90));
}

function transform(block: Float32Array): Float32Array {
  const half = new Float32Array(frequencies * blockSide);
  for (let i = 0; i < half.length; i++) {
    const row = Math.floor(i / blockSide) * blockSide;
    let sum = 0;
    for (let k = 0; k < blockSide; k++) {
      const [a, b] = [cosines[row + k]!, block[k * blockSide + (i % blockSide)]!];
      sum = k < fusedFrom ? single(sum + single(a * b)) : fused(a, b, sum);
    }
    half[i] = sum;
  }
  const coefficients = new Float32Array(frequencies * frequencies);
  for (let i = 0; i < coefficients.length; i++) {
    const [row, column] = [Math.floor(i / frequencies) * blockSide, (i % frequencies) * blockSide];
    let sum = 0;
    for (let k = 0; k < blockSide; k++) sum = single(sum + single(half[row + k]! * cosines[column + k]!));
    coefficients[i] = sum;
  }
  return coefficients;
}

// A bit for every coefficient above the 128th smallest; the highest bit is written first.
function bits(coefficients: Float32Array): string {
  const median = Float32Array.from(coefficients).sort()[coefficients.length / 2 - 1]!;
  let text = '';
  for (let digit = coefficients.length - 4; digit >= 0; digit -= 4) {
    let value = 0;
    for (let bit = 3; bit >= 0; bit--) value = value * 2 + (coefficients[digit + bit]! > median ? 1 : 0);
    text += value.toString(16);
  }
  return text;
}
