// Loads the drawing of charts (large) only when a chart comes near the window, and draws the rest before the page is printed.

export function startChartsWhenSeen(): void {
  const charts = new Set(document.querySelectorAll<HTMLElement>('[data-chart]'));
  if (charts.size === 0) return;
  let drawNow: ((place: HTMLElement) => void) | null = null;
  const show = (place: HTMLElement) => {
    if (charts.delete(place)) drawNow?.(place);
  };
  const watcher = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      if (!entry.isIntersecting) continue;
      watcher.unobserve(entry.target);
      void import('./charts').then(({ draw }) => {
        drawNow = draw;
        show(entry.target as HTMLElement);
      });
    }
  }, { rootMargin: '400px' });
  for (const chart of charts) watcher.observe(chart);
  addEventListener('beforeprint', () => charts.forEach(show));
}
