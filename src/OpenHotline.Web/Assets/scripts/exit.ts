// Exit this page: by button, by its skip link, or by three presses of Shift within five seconds of each other.
// The page is hidden first, then replaced, so that "back" does not lead here.

const allowedPauseMs = 5000;

export function startExit(): void {
  const root = document.querySelector<HTMLElement>('[data-exit]');
  const button = root?.querySelector<HTMLAnchorElement>('a');
  if (!root || !button) return;

  // A phone has no Shift key to press: the keys are promised only where a mouse, and so most likely a keyboard, is.
  const hint = document.querySelector<HTMLElement>('[data-exit-hint]');
  if (hint && matchMedia('(any-hover: hover) and (any-pointer: fine)').matches) hint.append(` ${hint.dataset.exitKeys ?? ''}`);

  const spoken = document.createElement('span');
  spoken.className = 'govuk-visually-hidden';
  spoken.setAttribute('role', 'status');
  root.append(spoken);
  const lights = document.createElement('span');
  lights.className = 'oh-exit-lights';
  lights.setAttribute('aria-hidden', 'true');
  button.append(lights);

  const leave = () => {
    const cover = document.createElement('div');
    cover.className = 'govuk-exit-this-page-overlay';
    cover.setAttribute('role', 'alert');
    cover.textContent = root.dataset.exitLeaving ?? '';
    document.body.classList.add('govuk-exit-this-page-hide-content');
    document.body.append(cover);
    document.title = '\u200b';
    location.replace(button.href);
  };
  button.addEventListener('click', (event) => {
    event.preventDefault();
    leave();
  });

  let presses = 0;
  let timer = 0;
  let withAnotherKey = false;
  const show = (message: string | undefined) => {
    lights.textContent = '●'.repeat(presses) + (presses > 0 ? '○'.repeat(3 - presses) : '');
    spoken.textContent = message ?? '';
  };
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Shift' && event.shiftKey) withAnotherKey = true;
  }, true);
  document.addEventListener('keyup', (event) => {
    clearTimeout(timer);
    if (event.key !== 'Shift' || withAnotherKey) {
      // Shift held for a capital letter is writing, not leaving.
      if (event.key === 'Shift') withAnotherKey = false;
      if (presses > 0) { presses = 0; show(''); }
      return;
    }
    presses += 1;
    if (presses === 3) { leave(); return; }
    show(presses === 1 ? root.dataset.exitTwo : root.dataset.exitOne);
    timer = window.setTimeout(() => { presses = 0; show(root.dataset.exitLate); }, allowedPauseMs);
  }, true);

  // Coming back from the page's cache must not show the cover, nor the page: it is fetched anew.
  window.addEventListener('pageshow', (event) => { if (event.persisted) location.reload(); });
}
