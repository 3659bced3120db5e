// Signing in with a passkey, and making one. Where the browser has none, the buttons stay hidden and password and code do.
export function startPasskeys(): void {
  if (!window.PublicKeyCredential || !('parseRequestOptionsFromJSON' in PublicKeyCredential)) return;
  for (const way of document.querySelectorAll<HTMLElement>('[data-passkey-way]')) way.hidden = false;
  for (const place of document.querySelectorAll<HTMLElement>('[data-passkey]')) {
    place.hidden = false;
    place.querySelector('button')?.addEventListener('click', () => void use(place));
  }
}

async function use(place: HTMLElement): Promise<void> {
  const failed = place.querySelector<HTMLElement>('[data-passkey-failed]');
  if (failed) failed.hidden = true;
  try {
    const asked = await post(place.dataset.options ?? '', '');
    const options = await asked.json();
    const credential = JSON.stringify(place.dataset.passkey === 'sign-in'
      ? await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) })
      : await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) }));
    if (place.dataset.passkey === 'join') return send(place, credential);
    await post(place.dataset.finish ?? '', credential);
    window.location.assign(place.dataset.passkey === 'add' ? '/account' : '/');
  } catch {
    if (failed) failed.hidden = false;
  }
}

// Joining is answered by a page that is shown once, so it is sent as the form that it stands in.
function send(place: HTMLElement, credential: string): void {
  const form = place.closest('form');
  const field = form?.querySelector<HTMLInputElement>('input[name="credential"]');
  if (!form || !field) return;
  field.value = credential;
  form.submit();
}

async function post(path: string, body: string): Promise<Response> {
  const token = document.querySelector<HTMLInputElement>('input[name="__RequestVerificationToken"]')?.value ?? '';
  const answer = await fetch(path, { method: 'POST', body, headers: { 'content-type': 'application/json', RequestVerificationToken: token } });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer;
}
