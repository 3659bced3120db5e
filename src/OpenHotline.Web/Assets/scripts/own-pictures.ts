// Chosen pictures and videos become fingerprints in a worker, on this device. The page shows each line that will be sent, and nothing else is.
import type { Answer } from './hasher';
import { framesOf } from './hashing/frames';

interface Line { text: string; item: HTMLElement }

// What is said where there is no more than an exact fingerprint.
const notes: Record<string, string> = { falsified: 'Falsified', undecoded: 'Undecoded', old: 'Nocanvas', pixels: 'Pixels' };

const mostBytes = 4 * 2 ** 30;

export function startOwnPictures(root: HTMLElement): void {
  const say = (name: string, ...values: (string | number)[]) => (root.dataset[`say${name}`] ?? '').replace(/\{(\d)\}/g, (_, i) => String(values[Number(i)]));
  const find = <T extends HTMLElement>(name: string) => root.querySelector<T>(`[data-own-${name}]`)!;
  const [said, bar, list, shown, lines] = [find('said'), find<HTMLProgressElement>('progress'), find('files'), find('shown'), find('lines')];
  const field = document.querySelector<HTMLInputElement>('[data-own-fingerprints]')!;
  const without = document.querySelector<HTMLElement>('[data-own-without]')!;
  const input = root.querySelector<HTMLInputElement>('input[type=file]')!;
  const most = Number(root.dataset.most);
  const kept: Line[] = [];
  let worker: Worker;
  try {
    worker = new Worker(root.dataset.hasher ?? '', { type: 'module' });
  } catch {
    without.textContent = say('Outdated');
    return;
  }
  const waiting = new Map<number, (answer: Exclude<Answer, { ready: true }>) => void>();
  worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
    if ('ready' in data) {
      // From here on no connection is needed.
      root.hidden = false;
      without.hidden = true;
    } else waiting.get(data.id)?.(data);
  });
  // An old browser tells only here that it knows no such worker.
  worker.addEventListener('error', () => {
    root.hidden = true;
    without.hidden = false;
    without.textContent = say('Outdated');
    for (const [id, answer] of waiting) answer({ id, failed: true });
  });

  let number = 0;
  const ask = (job: { file: File } | { frame: ImageBitmap }, progress?: (done: number) => void): Promise<Answer> => new Promise((resolve) => {
    const id = number++;
    waiting.set(id, (answer) => {
      if ('done' in answer) { progress?.(answer.done); return; }
      waiting.delete(id);
      resolve(answer);
    });
    if ('frame' in job) worker.postMessage({ id, ...job }, [job.frame]);
    else worker.postMessage({ id, ...job });
  });

  const write = () => {
    const text = kept.map((line) => line.text).join('\n');
    field.value = text;
    lines.textContent = text;
    shown.hidden = text === '';
  };

  const add = (name: string, text: string, note: string) => {
    const item = document.createElement('li');
    const label = document.createElement('bdi');
    label.textContent = name;
    item.append(label, ' ', note);
    if (text) {
      const remove = document.createElement('button');
      remove.type = 'button';
      remove.className = 'govuk-button govuk-button--secondary oh-compact';
      remove.textContent = say('Remove');
      remove.setAttribute('aria-label', `${say('Remove')}: ${name}`);
      remove.addEventListener('click', () => {
        kept.splice(kept.findIndex((line) => line.item === item), 1);
        item.remove();
        write();
        input.focus();
      });
      item.append(' ', remove);
      kept.push({ text, item });
    }
    list.append(item);
  };

  const hash = async (file: File, progress: (done: number) => void): Promise<void> => {
    if (file.size === 0) { add(file.name, '', say('Empty')); return; }
    if (file.size > mostBytes) { add(file.name, '', say('Large')); return; }
    const answer = await ask({ file }, progress);
    if (!('sha256' in answer)) { add(file.name, '', say('Failed')); return; }
    const isVideo = answer.why === 'video';
    const hashes = answer.pdq ? [answer.pdq] : [];
    let frames = 0;
    let frameWhy: string | null = null;
    if (isVideo) {
      for await (const frame of framesOf(file, Number(root.dataset.frames))) {
        frames++;
        const found = await ask({ frame });
        if ('pdq' in found && found.pdq) hashes.push(found.pdq);
        else if ('why' in found) frameWhy = found.why;
      }
    }
    const videoNote = frames === 0 ? say('Unplayed') : hashes.length === 0 ? say(notes[frameWhy ?? 'falsified']!) : say('Frames', hashes.length);
    const text = [isVideo ? 'video' : 'picture', answer.sha256, answer.md5, ...hashes.map((pdq) => `${pdq.hash}:${pdq.quality}`)].join(' ');
    if (kept.some((line) => line.text === text)) return;
    add(file.name, text, isVideo ? videoNote : say(answer.why ? notes[answer.why]! : 'File'));
  };

  let working: Promise<void> = Promise.resolve();
  let isWorking = false;
  input.addEventListener('change', () => {
    const files = Array.from(input.files ?? []);
    input.value = '';
    working = working.then(async () => {
      isWorking = true;
      const room = most - kept.length;
      const taken = files.slice(0, room);
      bar.hidden = taken.length === 0;
      bar.max = taken.length;
      for (const [i, file] of taken.entries()) {
        said.textContent = say('Working', i + 1, taken.length);
        bar.value = i;
        await hash(file, (done) => { bar.value = i + done; });
        write();
      }
      bar.hidden = true;
      said.textContent = files.length > room ? say('Many') : say('Ready', kept.length);
      isWorking = false;
    });
  });

  // What was made before, on the way back to this page.
  for (const text of field.value.split('\n').filter((line) => line !== '')) add(text.split(' ')[1]!.slice(0, 8), text, say('File'));
  write();

  field.form?.addEventListener('submit', (event) => {
    if (!isWorking) return;
    event.preventDefault();
    const pressed = event.submitter;
    pressed?.setAttribute('aria-busy', 'true');
    void working.then(() => { pressed?.removeAttribute('aria-busy'); field.form?.requestSubmit(pressed); });
  });
}
