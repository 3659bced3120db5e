export function draw(place: HTMLElement): void {
  place.hidden = false;
}
