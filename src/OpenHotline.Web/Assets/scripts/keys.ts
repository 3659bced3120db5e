// Working by keyboard. Single keys work while nothing is being typed, and can be switched off in the key help (WCAG 2.1.4).
//   data-key="c"            on a button, link or answer: the key that presses or chooses it
//   data-question="kind"    on a group of answers: the same keys may serve several questions; the one being answered gets them
//   data-walk="rows"        on a table: j and k walk its rows (data-row), Enter opens the row's first link, a key presses the row's own button
//   data-hide-everything    on a form: Esc twice within a second hides the page at once and sends it
//   data-key-help           the list of keys: ?
import { say } from './live';

const offKey = 'openhotline-keys-off';

export function startKeys(): void {
  const help = document.querySelector<HTMLElement>('[data-key-help]');
  if (help) startHelp(help);
  if (document.querySelector('[data-question]')) mark(firstOpen());
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') { escape(); return; }
    if (isOff() || isTyping(event.target) || event.ctrlKey || event.altKey || event.metaKey || event.repeat || document.querySelector('dialog[open]')) return;
    if (isDeriving() && event.key.length === 1) { ahead.push(event.key); event.preventDefault(); return; }
    if (act(event.key)) event.preventDefault();
  });
  document.addEventListener('oh-derived', (event) => catchUp((event as CustomEvent<boolean>).detail));
}

// Race: what is asked next is known when the server has answered. Keys pressed before that wait, so that none answers another question.
const ahead: string[] = [];
const isDeriving = () => document.querySelector('[data-deriving]') !== null;

function catchUp(isKnown: boolean): void {
  if (!isKnown && ahead.length > 0) say('What is asked next is not known. Press “Work out categories”, then go on.');
  if (!isKnown) ahead.length = 0;
  while (ahead.length > 0 && !isDeriving()) act(ahead.shift() ?? '');
}

function act(pressed: string): boolean {
  const key = pressed.toLowerCase();
  const found = [...document.querySelectorAll<HTMLElement>('[data-key]')]
    .filter((one) => one.dataset.key?.toLowerCase() === key && isUsable(one));
  const chosen = found.length > 1 ? found.find((one) => here(one)) ?? found[0] : found[0];
  if (chosen) { press(chosen); return true; }
  if (key === '?') return openHelp();
  if (key === 'j' || key === 'k') return walk(key === 'j' ? 1 : -1);
  if (key === 'n' || key === 'p') return ask(key === 'n' ? 1 : -1);
  if (key === 'enter' && document.activeElement?.matches('[data-walk] [data-row]')) {
    const link = document.activeElement.querySelector('a');
    link?.click();
    return link !== null;
  }
  return false;
}

function press(target: HTMLElement): void {
  if (!(target instanceof HTMLInputElement)) { target.click(); return; }
  target.focus({ preventScroll: true });
  if (target.type === 'radio' && target.checked) next(target); else target.click();
  if (target.type === 'radio') next(target);
}

// After an answer the next open question is the one that gets the keys; a group of checkboxes keeps them until n.
function next(answered: HTMLElement): void {
  const all = questions();
  const at = all.indexOf(answered.closest<HTMLElement>('[data-question]') as HTMLElement);
  const following = [...all.slice(at + 1), ...all.slice(0, at)].find((one) => !one.querySelector(':checked'));
  if (following) mark(following, true);
}

function ask(step: number): boolean {
  const all = questions();
  if (all.length === 0) return false;
  const at = all.findIndex((one) => one.hasAttribute('data-asked'));
  mark(all[Math.min(all.length - 1, Math.max(0, at + step))], true);
  return true;
}

const questions = () => [...document.querySelectorAll<HTMLElement>('[data-question]')].filter((one) => one.offsetParent !== null);
const firstOpen = () => questions().find((one) => !one.querySelector(':checked')) ?? questions()[0];

function mark(question: HTMLElement | undefined, withFocus = false): void {
  if (!question) return;
  for (const one of document.querySelectorAll('[data-asked]')) one.removeAttribute('data-asked');
  question.dataset.asked = '';
  if (!withFocus) return;
  question.querySelector<HTMLElement>('input:checked, input')?.focus({ preventScroll: true });
  question.scrollIntoView({ block: 'nearest' });
}

function walk(step: number): boolean {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-walk] [data-row]')];
  if (rows.length === 0) return false;
  const at = rows.findIndex((row) => row.contains(document.activeElement) || row.hasAttribute('data-here'));
  const row = rows[at < 0 ? (step > 0 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, at + step))];
  for (const one of rows) one.removeAttribute('data-here');
  if (!row) return false;
  row.dataset.here = '';
  row.tabIndex = -1;
  row.focus({ preventScroll: true });
  row.scrollIntoView({ block: 'nearest' });
  return true;
}

const here = (one: HTMLElement) => {
  const scope = one.closest('[data-question], [data-row]');
  return scope !== null && (scope.contains(document.activeElement) && scope.hasAttribute('data-row') || scope.hasAttribute('data-asked') || scope.hasAttribute('data-here'));
};
const isUsable = (one: HTMLElement) => !one.hidden && !(one as HTMLButtonElement).disabled && (one.offsetParent !== null || one instanceof HTMLInputElement);
const isOff = () => localStorage.getItem(offKey) === 'yes';
const isTyping = (target: EventTarget | null) => target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
  || (target instanceof HTMLInputElement && !['radio', 'checkbox', 'button', 'submit'].includes(target.type));

let escapedAt = -Infinity;
function escape(): void {
  ahead.length = 0;
  document.dispatchEvent(new CustomEvent('oh-cover'));
  const form = document.querySelector<HTMLFormElement>('form[data-hide-everything]');
  const now = performance.now();
  const isSecond = now - escapedAt < 1000;
  escapedAt = isSecond ? -Infinity : now;
  if (!form || !isSecond) return;
  // Safety: the page is gone from sight before the network is asked, and stays gone if it does not answer.
  document.body.classList.add('oh-hidden');
  say(form.dataset.hideEverything ?? '');
  form.requestSubmit();
}

function openHelp(): boolean {
  const dialog = document.querySelector<HTMLDialogElement>('[data-key-help] dialog');
  dialog?.showModal();
  return dialog !== null;
}

function startHelp(help: HTMLElement): void {
  help.hidden = false;
  help.querySelector('[data-key-help-open]')?.addEventListener('click', openHelp);
  const choice = help.querySelector<HTMLInputElement>('[data-keys-on]');
  if (!choice) return;
  choice.checked = !isOff();
  choice.addEventListener('change', () => localStorage.setItem(offKey, choice.checked ? 'no' : 'yes'));
}
