// Single precision in a language of doubles. A double holds every product of two singles exactly, and a sum, a difference or a
// quotient of two singles rounded first to double and then to single is the one rounded once (Figueroa, 1995).
export const single = Math.fround;

const asDouble = new Float64Array(1);
const asWords = new Uint32Array(asDouble.buffer);
const low = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 0 : 1;

/** a·b + c for singles, rounded once to single. */
export function fused(a: number, b: number, c: number): number {
  const product = a * b;
  const sum = product + c;
  // What the sum lost (Knuth's two-sum). Where it lost something, the sum is made odd: rounding that is rounding once (Boldo and Melquiond, 2008).
  const part = sum - product;
  const lost = (product - (sum - part)) + (c - part);
  if (lost === 0) return single(sum);
  asDouble[0] = sum;
  if ((asWords[low]! & 1) === 0) {
    if ((lost > 0) === (sum > 0)) asWords[low]! += 1;
    else {
      if (asWords[low] === 0) asWords[1 - low]! -= 1;
      asWords[low]! -= 1;
    }
  }
  return single(asDouble[0]);
}
