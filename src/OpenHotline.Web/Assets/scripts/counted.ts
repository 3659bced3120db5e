// A press on a link with `data-counted` is counted, without a word about who pressed. Without script it is not counted, and the link works all the same.
export function startCounted(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-counted]')) {
    link.addEventListener('click', () => { navigator.sendBeacon(link.dataset.counted ?? ''); });
  }
}
