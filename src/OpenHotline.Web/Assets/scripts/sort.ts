// Headings with `aria-sort` become buttons that sort their table. Cells are compared by `data-sort-value`, or as text.

export function startSorting(): void {
  for (const table of document.querySelectorAll<HTMLTableElement>('[data-module="moj-sortable-table"]')) start(table);
}

function start(table: HTMLTableElement): void {
  const headings = [...table.tHead?.rows[0]?.cells ?? []];
  headings.forEach((heading, column) => {
    if (!heading.hasAttribute('aria-sort')) return;
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...heading.childNodes);
    heading.append(button);
    button.addEventListener('click', () => {
      const direction = heading.ariaSort === 'ascending' ? 'descending' : 'ascending';
      for (const other of headings) if (other.hasAttribute('aria-sort')) other.ariaSort = 'none';
      heading.ariaSort = direction;
      const body = table.tBodies[0];
      if (body) body.append(...[...body.rows].sort((a, b) => compare(a.cells[column], b.cells[column]) * (direction === 'ascending' ? 1 : -1)));
    });
  });
}

function compare(a: HTMLTableCellElement | undefined, b: HTMLTableCellElement | undefined): number {
  const left = valueOf(a);
  const right = valueOf(b);
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  return String(left).localeCompare(String(right), document.documentElement.lang, { numeric: true });
}

function valueOf(cell: HTMLTableCellElement | undefined): number | string {
  const value = cell?.dataset.sortValue ?? cell?.textContent?.trim() ?? '';
  return value !== '' && Number.isFinite(Number(value)) ? Number(value) : value;
}
