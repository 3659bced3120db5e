// Runs in a worker of its own: takes files, one after the other, and gives their fingerprints. It opens no connection and keeps nothing.
import { Md5, Sha256 } from './hashing/digests';
import { canDraw, canReadPixels, hashBitmap } from './hashing/drawing';
import { hashPixels, type Pdq } from './hashing/pdq';

export { canReadPixels, hashBitmap, hashPixels, Md5, Sha256 };

export type Job = { id: number; file: File } | { id: number; frame: ImageBitmap };
export type Answer =
  | { ready: true }
  | { id: number; done: number }
  | { id: number; sha256: string; md5: string; bytes: number; pdq: Pdq | null; why: Why | null }
  | { id: number; pdq: Pdq | null; why: Why | null }
  | { id: number; failed: true };

/** Why there is no PDQ hash: the browser falsifies pixels, cannot decode the file, is too old to draw in a worker, the picture has too many pixels, or it is a video. */
export type Why = 'falsified' | 'undecoded' | 'old' | 'pixels' | 'video';

const partBytes = 1 << 20;
const mostPixels = 150_000_000;
// What films are called where the device does not know their kind.
const filmNames = /\.(mp4|m4v|mov|webm|mkv|avi|3gp|3g2|mpe?g|wmv|flv|ogv|mts|m2ts)$/i;

export const isVideo = (file: { name: string; type: string }): boolean => file.type.startsWith('video/') || (file.type === '' && filmNames.test(file.name));

export async function digest(file: Blob, progress: (done: number) => void): Promise<{ sha256: string; md5: string }> {
  const [sha256, md5] = [new Sha256(), new Md5()];
  for (let at = 0; at < file.size; at += partBytes) {
    const part = new Uint8Array(await file.slice(at, at + partBytes).arrayBuffer());
    sha256.add(part);
    md5.add(part);
    progress((at + part.length) / file.size);
  }
  return { sha256: sha256.end(), md5: md5.end() };
}

export async function hashPicture(file: Blob): Promise<Pdq | Why> {
  if (!canDraw()) return 'old';
  let picture: ImageBitmap;
  try {
    picture = await createImageBitmap(file, { colorSpaceConversion: 'none' });
  } catch {
    return 'undecoded';
  }
  try {
    if (picture.width * picture.height > mostPixels) return 'pixels';
    // Asked again beside each picture: such a mode can be switched on while the page is open.
    return canReadPixels() ? hashBitmap(picture) : 'falsified';
  } finally {
    picture.close();
  }
}

async function take(job: Job): Promise<void> {
  if ('frame' in job) {
    const why = !canDraw() ? 'old' : canReadPixels() ? null : 'falsified';
    const pdq = why ? null : hashBitmap(job.frame);
    job.frame.close();
    postMessage({ id: job.id, pdq, why } satisfies Answer);
    return;
  }
  const { id, file } = job;
  const digests = await digest(file, (done) => postMessage({ id, done } satisfies Answer));
  const found = isVideo(file) ? 'video' : await hashPicture(file);
  const isHash = typeof found === 'object';
  postMessage({ id, ...digests, bytes: file.size, pdq: isHash ? found : null, why: isHash ? null : found } satisfies Answer);
}

if (typeof document === 'undefined') {
  let turn = Promise.resolve();
  addEventListener('message', (event: MessageEvent<Job>) => {
    // One file at a time: a folder of pictures must not be decoded all at once.
    turn = turn.then(() => take(event.data)).catch(() => postMessage({ id: event.data.id, failed: true } satisfies Answer));
  });
  postMessage({ ready: true } satisfies Answer);
}
