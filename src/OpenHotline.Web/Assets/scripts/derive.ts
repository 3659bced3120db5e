// After each answer the server says which questions are asked now and which categories follow: `data-derive="/…"` on the form.
//   [data-asks="shown"]  around a question; hidden while it is not asked
//   [data-derived]       where the categories stand
//   data-deriving        on the form from an answer until the server has said what is asked next; then 'oh-derived' tells whether it did
import { post } from './post';

type Derived = { asked: Record<string, number[]>; summary: string | null; why: string | null };

export function startDerive(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-derive]')) {
    let latest = 0;
    form.addEventListener('change', (event) => {
      if (!(event.target instanceof HTMLInputElement) || event.target.type !== 'radio') return;
      const mine = ++latest;
      form.dataset.deriving = '';
      void derive(form, () => mine === latest).catch(() => false).then((known) => {
        if (mine !== latest) return;
        delete form.dataset.deriving;
        document.dispatchEvent(new CustomEvent('oh-derived', { detail: known }));
      });
    });
  }
}

async function derive(form: HTMLFormElement, isLatest: () => boolean): Promise<boolean> {
  const ticked: Record<string, string> = {};
  for (const input of form.querySelectorAll<HTMLInputElement>('input[type=radio]:checked')) ticked[input.name] = input.value;
  const answer = await post(form.dataset.derive ?? '', ticked).catch(() => null);
  // Without an answer the button "Work out categories" does the same.
  if (!answer?.ok || !isLatest()) return false;
  const derived = await answer.json() as Derived;
  if (isLatest()) show(form, derived);
  return true;
}

function show(form: HTMLFormElement, derived: Derived): void {
  for (const place of form.querySelectorAll<HTMLElement>('[data-asks]')) {
    const codes = derived.asked[place.dataset.asks ?? ''];
    place.hidden = codes === undefined;
    for (const input of place.querySelectorAll<HTMLInputElement>('input[type=radio]')) {
      const fits = codes?.includes(Number(input.value)) ?? false;
      input.disabled = !fits;
      if (!fits) input.checked = false;
      input.closest<HTMLElement>('.govuk-radios__item')?.toggleAttribute('hidden', !fits);
    }
  }
  giveKeys(form);
  const place = form.querySelector('[data-derived]');
  if (!place) return;
  const lines = derived.summary ? [derived.summary, derived.why ?? ''] : ['The categories follow when all questions are answered.'];
  place.replaceChildren(...lines.map((line) => { const p = document.createElement('p'); p.className = 'govuk-body'; p.textContent = line; return p; }));
}

// The first open question gets the keys. Focus stays where it is: whoever walks the answers with arrows must not be thrown out of them.
function giveKeys(form: HTMLFormElement): void {
  const open = [...form.querySelectorAll<HTMLElement>('[data-question]')].find((one) => one.offsetParent !== null && !one.querySelector(':checked'));
  if (!open) return;
  for (const one of document.querySelectorAll('[data-asked]')) one.removeAttribute('data-asked');
  open.dataset.asked = '';
}
