// Draws a chart from the table under it, with Observable Plot. The table is what counts: it is read, never replaced.
import * as Plot from '@observablehq/plot';

interface Datum { label: string; when: Date | null; series: string; value: number; shown: string }

// A drawing of a hundred countries says less than one of the largest; the table has them all.
const mostBars = 15;

const colours = ['var(--oh-chart-1)', 'var(--oh-chart-2)', 'var(--oh-chart-3)', 'var(--oh-chart-4)', 'var(--oh-chart-5)', 'var(--oh-chart-6)'];

export function draw(place: HTMLElement): void {
  const table = document.getElementById(place.dataset.chartTable ?? '') as HTMLTableElement | null;
  const data = table ? read(table) : [];
  if (data.length === 0) return;
  const kind = place.dataset.chart ?? 'bars';
  const show = () => {
    const width = Math.max(280, Math.floor(place.clientWidth));
    const made = kind === 'line' ? line(data, width) : kind === 'shares' ? shares(data, width) : bars(data, width);
    place.replaceChildren(...legend(data, kind), made);
  };
  show();
  let width = place.clientWidth;
  new ResizeObserver(() => {
    if (Math.abs(place.clientWidth - width) < 8) return;
    width = place.clientWidth;
    show();
  }).observe(place);
}

function read(table: HTMLTableElement): Datum[] {
  const names = [...table.tHead?.rows[0]?.cells ?? []].map((cell) => cell.textContent?.trim() ?? '');
  const data: Datum[] = [];
  for (const row of table.tBodies[0]?.rows ?? []) {
    const [first, ...rest] = row.cells;
    if (!first) continue;
    const day = first.dataset.sortValue;
    rest.forEach((cell, at) => {
      // A cell without a number, such as one that is suppressed, is left out of the drawing, not drawn as nought.
      const value = Number(cell.dataset.sortValue ?? 'none');
      if (!Number.isFinite(value)) return;
      data.push({ label: text(first), when: day && /^\d{4}-\d{2}-\d{2}/.test(day) ? new Date(day) : null, series: names[at + 1] ?? '', value, shown: text(cell) });
    });
  }
  return data;
}

const text = (cell: Element) => cell.textContent?.trim().replace(/\s+/g, ' ') ?? '';
const distinct = (values: string[]) => [...new Set(values)];
const seriesOf = (data: Datum[]) => distinct(data.map((one) => one.series));
const isRightToLeft = () => document.documentElement.dir === 'rtl';
// Our tables write the day before the month.
const datesIn = () => document.documentElement.lang === 'en' ? 'en-GB' : document.documentElement.lang;
const inWriting = (value: number) => value.toLocaleString(document.documentElement.lang, { notation: value >= 100_000 ? 'compact' : 'standard' });
// Anchors of drawn text count from the left in every language; the text itself keeps its own direction.
const frame = { className: 'oh-plot', style: { fontSize: '14px', overflow: 'visible', direction: 'ltr' } };

function bars(data: Datum[], width: number): Element {
  const series = seriesOf(data);
  const labels = distinct(data.map((one) => one.label)).slice(0, mostBars);
  const shown = data.filter((one) => labels.includes(one.label));
  const many = series.length > 1;
  const reverse = isRightToLeft();
  const room = Math.min(width * 0.42, Math.max(...labels.map((label) => label.length)) * 9 + 22);
  const common = { y: many ? 'series' : 'label', x: 'value' };
  return Plot.plot({
    ...frame, width, height: labels.length * (many ? series.length * 20 + 14 : 34) + 8,
    marginLeft: reverse ? 56 : room, marginRight: reverse ? room : 56, marginTop: 4, marginBottom: 4,
    x: { axis: null, reverse, domain: [0, Math.max(1, ...shown.map((one) => one.value))] },
    y: { axis: many ? null : reverse ? 'right' : 'left', label: null, tickSize: 0, domain: many ? series : labels, padding: many ? 0.08 : 0.28 },
    fy: many ? { axis: reverse ? 'right' : 'left', label: null, domain: labels, padding: 0.18 } : undefined,
    color: { domain: series, range: coloursOf(series) },
    marks: [
      Plot.barX(shown, { ...common, fy: many ? 'label' : undefined, fill: 'series', rx: 2 }),
      Plot.text(shown, { ...common, fy: many ? 'label' : undefined, text: 'shown', textAnchor: reverse ? 'end' : 'start', dx: reverse ? -6 : 6, fill: 'currentColor' }),
      Plot.ruleX([0], { stroke: 'currentColor', strokeOpacity: 0.4 }),
    ],
  });
}

function line(data: Datum[], width: number): Element {
  const dated = data.filter((one) => one.when);
  const series = seriesOf(dated);
  const days = [...new Map(dated.map((one) => [Number(one.when), one.when])).values()];
  const step = Math.max(1, Math.ceil(days.length / Math.max(2, Math.floor(width / 90))));
  // Days and weeks are told by their day: two weeks of one month must not look alike.
  const isWithinMonths = days.length > 1 && Number(days[1]) - Number(days[0]) < 28 * 86_400_000;
  const moment = new Intl.DateTimeFormat(datesIn(), isWithinMonths ? { day: 'numeric', month: 'short', timeZone: 'UTC' } : { month: 'short', year: '2-digit', timeZone: 'UTC' });
  return Plot.plot({
    ...frame, width, height: Math.min(340, Math.max(200, width * 0.4)), marginLeft: 60, marginRight: 24, marginTop: 16,
    x: { type: 'utc', label: null, ticks: days.filter((_, at) => at % step === 0) as Date[], tickFormat: (day: Date) => moment.format(day), reverse: isRightToLeft() },
    y: { label: null, grid: true, zero: true, nice: true, ticks: 5, tickFormat: inWriting },
    color: { domain: series, range: coloursOf(series) },
    marks: [
      Plot.ruleY([0], { stroke: 'currentColor', strokeOpacity: 0.4 }),
      Plot.lineY(dated, { x: 'when', y: 'value', stroke: 'series', strokeWidth: 2.5 }),
      Plot.dot(dated, { x: 'when', y: 'value', fill: 'series', r: 3.5 }),
    ],
  });
}

function shares(data: Datum[], width: number): Element {
  const labels = distinct(data.map((one) => one.label));
  const whole = data.reduce((sum, one) => sum + one.value, 0);
  return Plot.plot({
    ...frame, width, height: 52, marginLeft: 0, marginRight: 0, marginTop: 2, marginBottom: 2,
    x: { axis: null, domain: [0, whole], reverse: isRightToLeft() }, y: { axis: null },
    color: { domain: labels, range: coloursOf(labels) },
    marks: [Plot.barX(data, Plot.stackX({ x: 'value', fill: 'label', order: labels, inset: 0.5 }))],
  });
}

// One colour needs no key. Beside a colour's patch stands its name, since colour alone says nothing to many.
function legend(data: Datum[], kind: string): Element[] {
  const names = kind === 'shares' ? distinct(data.map((one) => one.label)) : seriesOf(data);
  if (names.length < 2) return [];
  const list = document.createElement('ul');
  list.className = 'oh-legend';
  coloursOf(names).forEach((colour, at) => {
    const line = document.createElement('li');
    const patch = document.createElement('span');
    patch.className = `oh-legend__patch oh-legend__patch--${colours.indexOf(colour) + 1}`;
    line.append(patch, names[at] ?? '');
    list.append(line);
  });
  return [list];
}

// Two series are this period beside the one before: the earlier one is pale, the one that matters is strong.
function coloursOf(names: string[]): string[] {
  if (names.length === 1) return [colours[0] ?? ''];
  if (names.length === 2) return [colours[1] ?? '', colours[0] ?? ''];
  return names.map((_, at) => colours[at % colours.length] ?? '');
}
