// What makes a form kinder: the error summary takes the focus, its links lead into the field, a button is pressed once,
// and a text with a limit says how much is left.

export function startForms(): void {
  const summary = document.querySelector<HTMLElement>('[data-module="govuk-error-summary"]');
  if (summary) {
    summary.tabIndex = -1;
    summary.focus();
    summary.addEventListener('blur', () => summary.removeAttribute('tabindex'), { once: true });
    summary.addEventListener('click', (event) => {
      const link = event.target instanceof HTMLAnchorElement ? event.target : null;
      const field = link?.hash ? document.getElementById(link.hash.slice(1)) : null;
      if (!field) return;
      event.preventDefault();
      (field.closest('fieldset')?.querySelector('legend') ?? document.querySelector(`label[for="${field.id}"]`) ?? field).scrollIntoView();
      field.focus({ preventScroll: true });
    });
  }

  const skip = document.querySelector<HTMLAnchorElement>('.govuk-skip-link');
  skip?.addEventListener('click', () => {
    const main = document.getElementById('main');
    main?.setAttribute('tabindex', '-1');
    main?.focus();
  });

  const notice = document.querySelector<HTMLElement>('.govuk-notification-banner[role="alert"]');
  if (notice && !summary) {
    notice.tabIndex = -1;
    notice.focus();
  }

  let pressedAt = 0;
  document.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('[data-prevent-double-click]') : null;
    if (!button) return;
    if (event.timeStamp - pressedAt < 1000 && pressedAt > 0) event.preventDefault();
    else pressedAt = event.timeStamp;
  });

  for (const group of document.querySelectorAll<HTMLElement>('[data-count-within]')) count(group);
}

function count(group: HTMLElement): void {
  const text = group.querySelector('textarea');
  const message = group.querySelector<HTMLElement>('[data-count-message]');
  const limit = Number(group.dataset.countWithin);
  if (!text || !message || !limit) return;
  const spoken = document.createElement('div');
  spoken.className = 'govuk-visually-hidden';
  spoken.setAttribute('aria-live', 'polite');
  group.append(spoken);
  const show = () => {
    const left = limit - text.value.length;
    message.textContent = `${message.dataset.countMessage} ${text.value.length.toLocaleString(document.documentElement.lang)} / ${limit.toLocaleString(document.documentElement.lang)}`;
    message.classList.toggle('govuk-error-message', left < 0);
  };
  let waiting = 0;
  text.addEventListener('input', () => {
    show();
    clearTimeout(waiting);
    waiting = window.setTimeout(() => { spoken.textContent = message.textContent; }, 1200);
  });
  show();
}
