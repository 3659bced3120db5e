// A long upload with a bar: the server reads the file as it files its lines, so what is sent is what is done.
export function startUploads(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-upload]')) {
    form.addEventListener('submit', (event) => {
      if (!form.querySelector<HTMLInputElement>('input[type=file]')?.files?.length) return;
      event.preventDefault();
      send(form);
    });
  }
}

function send(form: HTMLFormElement): void {
  const bar = form.querySelector<HTMLElement>('[data-upload-progress]');
  const failed = form.querySelector<HTMLElement>('[data-upload-failed]');
  const button = form.querySelector<HTMLButtonElement>('button[type=submit]');
  const began = Date.now();
  const call = new XMLHttpRequest();
  if (bar) bar.hidden = false;
  if (failed) failed.hidden = true;
  if (button) button.disabled = true;
  call.upload.addEventListener('progress', (sent) => show(bar, sent.loaded, sent.total, (Date.now() - began) / 1000));
  call.addEventListener('load', () => answer(call.responseText));
  call.addEventListener('error', () => {
    if (failed) failed.hidden = false;
    if (bar) bar.hidden = true;
    if (button) button.disabled = false;
  });
  call.open('POST', form.action);
  call.setRequestHeader('accept', 'text/html');
  call.send(new FormData(form));
}

function show(bar: HTMLElement | null, done: number, total: number, seconds: number): void {
  const drawn = bar?.querySelector('progress');
  if (!bar || !drawn || total === 0) return;
  drawn.max = total;
  drawn.value = done;
  const rate = done / Math.max(seconds, 0.001);
  const detail = bar.querySelector('[data-progress-detail]');
  const kilobytes = (count: number) => Math.round(count / 1024).toLocaleString(document.documentElement.lang);
  if (detail) detail.textContent = `${kilobytes(done)} of ${kilobytes(total)} kB, ${kilobytes(rate)} kB a second, ${Math.ceil((total - done) / rate)} seconds left`;
}

// The answer is a page: its main part takes the place of ours.
function answer(text: string): void {
  const next = new DOMParser().parseFromString(text, 'text/html');
  const main = next.querySelector('main');
  if (!main) return;
  document.querySelector('main')?.replaceWith(main);
  document.title = next.title;
  const heading = main.querySelector<HTMLElement>('h1');
  heading?.setAttribute('tabindex', '-1');
  heading?.focus();
  startUploads();
}
