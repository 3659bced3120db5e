// Loads the drawing of charts (large) only when a chart comes near the window.

export function startChartsWhenSeen(): void {
  const charts = document.querySelectorAll<HTMLElement>('[data-chart]');
  if (charts.length === 0) return;
  const watcher = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      if (!entry.isIntersecting) continue;
      watcher.unobserve(entry.target);
      void import('./charts').then(({ draw }) => draw(entry.target as HTMLElement));
    }
  }, { rootMargin: '400px' });
  for (const chart of charts) watcher.observe(chart);
}
