// Proof of work before a report is sent: finds a number that, behind the page's challenge, hashes to enough leading zero bits.
// It works in slices, so that the page stays usable, and starts at once, so that most people never wait.
// SHA-256 (FIPS 180-4) for one block is written out: the browser's own is asynchronous, and many times slower for so small a text.

const primes = (count: number): number[] => {
  const found: number[] = [];
  for (let n = 2; found.length < count; n++) if (found.every((prime) => n % prime !== 0)) found.push(n);
  return found;
};
const fraction = (root: number): number => ((root - Math.floor(root)) * 2 ** 32) >>> 0;
const constants = Uint32Array.from(primes(64), (prime) => fraction(Math.cbrt(prime)));
const beginning = Uint32Array.from(primes(8), (prime) => fraction(Math.sqrt(prime)));
const words = new Uint32Array(64);
const turn = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

/** The first word of SHA-256 over 40 bytes: eight words of challenge and two of the number. */
export function firstWord(challenge: Uint32Array, high: number, low: number): number {
  words.set(challenge);
  words[8] = high;
  words[9] = low;
  words[10] = 0x80000000;
  words.fill(0, 11, 15);
  words[15] = 320;
  for (let i = 16; i < 64; i++) {
    const early = words[i - 15]!;
    const late = words[i - 2]!;
    words[i] = words[i - 16]! + (turn(early, 7) ^ turn(early, 18) ^ (early >>> 3)) + words[i - 7]! + (turn(late, 17) ^ turn(late, 19) ^ (late >>> 10));
  }

  let [a, b, c, d, e, f, g, h] = beginning as unknown as [number, number, number, number, number, number, number, number];
  for (let i = 0; i < 64; i++) {
    const one = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + constants[i]! + words[i]!) | 0;
    const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g; g = f; f = e; e = (d + one) | 0; d = c; c = b; b = a; a = (one + two) | 0;
  }

  return (beginning[0]! + a) >>> 0;
}

export function startPuzzle(field: HTMLInputElement): void {
  const form = field.form;
  const bits = Number(field.dataset.puzzleBits);
  const hex = field.dataset.puzzle ?? '';
  if (!form || hex.length !== 64 || !(bits > 0 && bits <= 28)) return;
  const challenge = Uint32Array.from({ length: 8 }, (_, i) => parseInt(hex.slice(i * 8, i * 8 + 8), 16));
  let waiting: HTMLElement | null = null;
  let number = 0;

  const work = (): void => {
    const until = performance.now() + 12;
    while (performance.now() < until) {
      for (let i = 0; i < 256; i++, number++) {
        if (Math.clz32(firstWord(challenge, Math.floor(number / 2 ** 32), number >>> 0)) < bits) continue;
        field.value = String(number);
        if (waiting) form.requestSubmit(waiting);
        return;
      }
    }

    setTimeout(work, 0);
  };
  work();

  form.addEventListener('submit', (event) => {
    const pressed = event.submitter;
    if (field.value || (pressed instanceof HTMLButtonElement && pressed.name === 'to')) return;
    event.preventDefault();
    waiting = pressed;
    pressed?.setAttribute('aria-busy', 'true');
  });
}
