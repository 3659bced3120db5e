// Copying an address: `data-copy="/…"` posts, the server notes it and answers with the address, which goes to the clipboard and nowhere else.
import { post } from './post';
import { say } from './live';

export function startCopy(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy]')) {
    button.hidden = false;
    button.addEventListener('click', () => void copy(button));
  }
}

async function copy(button: HTMLButtonElement): Promise<void> {
  const { copy: address, copyDone = '', copyFailed = '' } = button.dataset;
  if (!address || button.ariaBusy === 'true') return;
  button.ariaBusy = 'true';
  try {
    const answer = await post(address);
    if (!answer.ok) throw new Error(String(answer.status));
    await toClipboard(await answer.text());
    tell(button, copyDone);
  } catch {
    tell(button, copyFailed);
  } finally {
    button.ariaBusy = null;
  }
}

function tell(button: HTMLButtonElement, words: string): void {
  let note = button.nextElementSibling as HTMLElement | null;
  if (!note?.classList.contains('oh-note')) {
    note = document.createElement('span');
    note.className = 'oh-note';
    button.after(note);
  }
  const shown = note;
  shown.textContent = words;
  say(words);
  window.setTimeout(() => { shown.textContent = ''; }, 4000);
}

async function toClipboard(text: string): Promise<void> {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  // Without a secure connection there is only the old way: a field outside the window, for the moment of copying.
  const field = document.createElement('textarea');
  field.className = 'govuk-visually-hidden';
  field.value = text;
  document.body.append(field);
  field.select();
  const copied = document.execCommand('copy');
  field.remove();
  if (!copied) throw new Error('not copied');
}
