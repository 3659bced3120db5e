// A picture is seen only while it is held: `data-veil="/…/look"` around it. Each look is posted first and shown only when it was noted.
//   [data-veil-hold]    hold it (mouse, finger, Space or Enter) to see, let go to hide
//   [data-veil-timed]   for those who cannot hold: shows for data-veil-seconds
//   [data-veil-colour]  a second, separate step: colour instead of grey
import { post } from './post';

export function startReveal(): void {
  for (const veil of document.querySelectorAll<HTMLElement>('[data-veil]')) start(veil);
}

function start(veil: HTMLElement): void {
  const hold = veil.querySelector<HTMLButtonElement>('[data-veil-hold]');
  const timed = veil.querySelector<HTMLButtonElement>('[data-veil-timed]');
  const colour = veil.querySelector<HTMLButtonElement>('[data-veil-colour]');
  let wanted = false;
  let timer = 0;

  const cover = () => {
    wanted = false;
    clearTimeout(timer);
    veil.classList.remove('is-shown', 'is-coloured');
    colour?.setAttribute('aria-pressed', 'false');
    timed?.setAttribute('aria-pressed', 'false');
  };
  const show = async (how: string) => {
    if (wanted || !veil.dataset.veil) return;
    wanted = true;
    const answer = await post(veil.dataset.veil, { how }).catch(() => null);
    // Safety: let go before it was noted, or not noted at all: nothing is shown.
    if (wanted && answer?.ok) veil.classList.add('is-shown'); else cover();
  };

  hold?.addEventListener('pointerdown', (event) => { hold.setPointerCapture(event.pointerId); void show('held'); });
  for (const end of ['pointerup', 'pointercancel', 'lostpointercapture', 'blur']) hold?.addEventListener(end, cover);
  hold?.addEventListener('contextmenu', (event) => event.preventDefault());
  hold?.addEventListener('keydown', (event) => {
    if ((event.key === ' ' || event.key === 'Enter') && !event.repeat) { event.preventDefault(); void show('held'); }
  });
  hold?.addEventListener('keyup', (event) => { if (event.key === ' ' || event.key === 'Enter') cover(); });
  timed?.addEventListener('click', () => {
    if (wanted) { cover(); return; }
    timed.setAttribute('aria-pressed', 'true');
    void show('timed');
    timer = window.setTimeout(cover, Number(veil.dataset.veilSeconds ?? '5') * 1000);
  });
  colour?.addEventListener('click', () => {
    if (!veil.classList.contains('is-shown')) return;
    colour.setAttribute('aria-pressed', String(veil.classList.toggle('is-coloured')));
  });
  document.addEventListener('oh-cover', cover);
  document.addEventListener('visibilitychange', cover);
  window.addEventListener('blur', cover);
  for (const button of [hold, timed, colour]) if (button) button.hidden = false;
}
