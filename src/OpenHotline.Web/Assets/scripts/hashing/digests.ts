// SHA-256 (FIPS 180-4) and MD5 (RFC 1321) over a stream, side by side: the browser's own SHA-256 wants the whole file in memory, and it has no MD5.

const turn = (word: number, by: number): number => (word << by) | (word >>> (32 - by));

abstract class Digest {
  private readonly block = new Uint8Array(64);
  private readonly view = new DataView(this.block.buffer);
  private filled = 0;
  private bytes = 0;

  protected constructor(protected readonly state: Uint32Array, private readonly isLittleEndian: boolean) {}

  protected abstract mix(block: DataView, at: number): void;

  add(part: Uint8Array): void {
    this.bytes += part.length;
    let at = 0;
    if (this.filled > 0) {
      at = Math.min(64 - this.filled, part.length);
      this.block.set(part.subarray(0, at), this.filled);
      this.filled += at;
      if (this.filled < 64) return;
      this.mix(this.view, 0);
      this.filled = 0;
    }
    const view = new DataView(part.buffer, part.byteOffset, part.byteLength);
    for (; at + 64 <= part.length; at += 64) this.mix(view, at);
    this.block.set(part.subarray(at));
    this.filled = part.length - at;
  }

  /** The digest in hexadecimal digits; nothing can be added any more. */
  end(): string {
    this.block.fill(0, this.filled);
    this.block[this.filled] = 0x80;
    if (this.filled >= 56) {
      this.mix(this.view, 0);
      this.block.fill(0);
    }
    const [high, low] = [Math.floor(this.bytes / 2 ** 29), (this.bytes * 8) >>> 0];
    this.view.setUint32(56, this.isLittleEndian ? low : high, this.isLittleEndian);
    this.view.setUint32(60, this.isLittleEndian ? high : low, this.isLittleEndian);
    this.mix(this.view, 0);
    const digest = new DataView(new ArrayBuffer(this.state.length * 4));
    this.state.forEach((word, i) => digest.setUint32(i * 4, word, this.isLittleEndian));
    return Array.from(new Uint8Array(digest.buffer), (byte) => byte.toString(16).padStart(2, '0')).join('');
  }
}

const primes: number[] = [];
for (let n = 2; primes.length < 64; n++) if (primes.every((prime) => n % prime !== 0)) primes.push(n);
const fraction = (root: number): number => ((root - Math.floor(root)) * 2 ** 32) >>> 0;
const shaConstants = Uint32Array.from(primes, (prime) => fraction(Math.cbrt(prime)));
const shaWords = new Uint32Array(64);

export class Sha256 extends Digest {
  constructor() { super(Uint32Array.from(primes.slice(0, 8), (prime) => fraction(Math.sqrt(prime))), false); }

  protected mix(block: DataView, at: number): void {
    const words = shaWords;
    for (let i = 0; i < 16; i++) words[i] = block.getUint32(at + i * 4);
    for (let i = 16; i < 64; i++) {
      const [early, late] = [words[i - 15]!, words[i - 2]!];
      words[i] = words[i - 16]! + (turn(early, 25) ^ turn(early, 14) ^ (early >>> 3)) + words[i - 7]! + (turn(late, 15) ^ turn(late, 13) ^ (late >>> 10));
    }
    const state = this.state;
    let a = state[0]!, b = state[1]!, c = state[2]!, d = state[3]!, e = state[4]!, f = state[5]!, g = state[6]!, h = state[7]!;
    for (let i = 0; i < 64; i++) {
      const one = (h + (turn(e, 26) ^ turn(e, 21) ^ turn(e, 7)) + ((e & f) ^ (~e & g)) + shaConstants[i]! + words[i]!) | 0;
      const two = ((turn(a, 30) ^ turn(a, 19) ^ turn(a, 10)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      h = g; g = f; f = e; e = (d + one) | 0; d = c; c = b; b = a; a = (one + two) | 0;
    }
    state[0]! += a; state[1]! += b; state[2]! += c; state[3]! += d; state[4]! += e; state[5]! += f; state[6]! += g; state[7]! += h;
  }
}

const md5Constants = Uint32Array.from({ length: 64 }, (_, i) => Math.floor(Math.abs(Math.sin(i + 1)) * 2 ** 32));
const md5Turns = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21];
const md5Words = new Uint32Array(16);

export class Md5 extends Digest {
  constructor() { super(Uint32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476), true); }

  protected mix(block: DataView, at: number): void {
    const words = md5Words;
    for (let i = 0; i < 16; i++) words[i] = block.getUint32(at + i * 4, true);
    const state = this.state;
    let a = state[0]!, b = state[1]!, c = state[2]!, d = state[3]!;
    for (let i = 0; i < 64; i++) {
      const round = i >> 4;
      const mixed = round === 0 ? (b & c) | (~b & d) : round === 1 ? (d & b) | (~d & c) : round === 2 ? b ^ c ^ d : c ^ (b | ~d);
      const word = words[(round === 0 ? i : round === 1 ? 5 * i + 1 : round === 2 ? 3 * i + 5 : 7 * i) & 15]!;
      const sum = (a + mixed + md5Constants[i]! + word) | 0;
      a = d; d = c; c = b; b = (b + turn(sum, md5Turns[round * 4 + (i & 3)]!)) | 0;
    }
    state[0]! += a; state[1]! += b; state[2]! += c; state[3]! += d;
  }
}
