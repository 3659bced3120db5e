// News from the server, by server-sent events: `data-live="/live"` on any element (the frame puts it on the body).
//   event counts  {"queue":14,"mine":2}            every [data-count="queue"] shows 14
//   event news    {"of":"queue","count":3}         [data-news="queue"] (hidden) appears and its [data-news-count] shows 3: nothing moves by itself
//   event say     {"text":"…"}                     is read out by screen readers
//   event progress{"done":1,"total":9,"detail":"…"} on a [data-progress="/…"] of its own

export function say(text: string): void {
  let region = document.querySelector<HTMLElement>('[data-say]');
  if (!region) {
    region = document.createElement('div');
    region.className = 'govuk-visually-hidden';
    region.dataset.say = '';
    region.setAttribute('role', 'status');
    document.body.append(region);
  }
  region.textContent = '';
  const spoken = region;
  window.setTimeout(() => { spoken.textContent = text; }, 50);
}

export function startLive(): void {
  const place = document.querySelector<HTMLElement>('[data-live]');
  if (place?.dataset.live) listen(place.dataset.live, { counts, news, say: (told) => say(String(told.text ?? '')) });
  for (const bar of document.querySelectorAll<HTMLElement>('[data-progress]')) {
    if (bar.dataset.progress) listen(bar.dataset.progress, { progress: (told) => progress(bar, told) });
  }
}

type Told = Record<string, unknown>;

function listen(address: string, heard: Record<string, (told: Told) => void>): void {
  let source: EventSource | null = null;
  const open = () => {
    source ??= new EventSource(address);
    for (const [name, act] of Object.entries(heard)) {
      source.addEventListener(name, (event) => {
        try { act(JSON.parse((event as MessageEvent<string>).data) as Told); } catch { /* A line that is no JSON changes nothing on the page. */ }
      });
    }
  };
  // A browser allows six connections to one address: a page that nobody sees gives its own back.
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) { source?.close(); source = null; } else if (!source) open();
  });
  window.addEventListener('pagehide', () => source?.close());
  if (!document.hidden) open();
}

function counts(told: Told): void {
  for (const [name, value] of Object.entries(told)) {
    for (const place of document.querySelectorAll<HTMLElement>(`[data-count="${CSS.escape(name)}"]`)) {
      const shown = typeof value === 'number' ? value.toLocaleString(document.documentElement.lang) : String(value);
      if (place.textContent !== shown) place.textContent = shown;
    }
  }
}

function news(told: Told): void {
  const place = document.querySelector<HTMLElement>(`[data-news="${CSS.escape(String(told.of ?? ''))}"]`);
  if (!place) return;
  const count = place.querySelector<HTMLElement>('[data-news-count]');
  if (count) count.textContent = String(told.count ?? '');
  place.hidden = false;
}

function progress(bar: HTMLElement, told: Told): void {
  const drawn = bar.querySelector('progress');
  if (drawn && typeof told.done === 'number') {
    if (typeof told.total === 'number' && told.total > 0) drawn.max = told.total;
    drawn.value = told.done;
  }
  const detail = bar.querySelector('[data-progress-detail]');
  if (detail && typeof told.detail === 'string') detail.textContent = told.detail;
  if (told.href && typeof told.href === 'string' && told.href.startsWith('/')) location.assign(told.href);
}
