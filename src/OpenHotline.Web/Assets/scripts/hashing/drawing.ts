// From a picture that the browser decoded to the pixels that are hashed.
import { brightness, hashLuma, nearest, workSize, type Pdq } from './pdq';

type Canvas = OffscreenCanvasRenderingContext2D;

/** Whether this browser can draw in a worker at all; an old one cannot. */
export const canDraw = (): boolean => typeof OffscreenCanvas !== 'undefined';

function canvas(width: number, height: number): Canvas | null {
  if (!canDraw()) return null;
  return new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
}

/** Whether what is drawn is what is read. Modes against tracking give false pixels, or none, and with them every hash would be wrong. */
export function canReadPixels(): boolean {
  const side = 64;
  const drawn = canvas(side, side);
  if (!drawn) return false;
  const shade = (i: number) => [(i * 37) & 255, (i * 101) & 255, (i * 59) & 255] as const;
  for (let i = 0; i < side; i++) {
    const [red, green, blue] = shade(i);
    drawn.fillStyle = `rgb(${red},${green},${blue})`;
    drawn.fillRect(i, 0, 1, side);
  }
  try {
    const { data } = drawn.getImageData(0, 0, side, side);
    return data.every((value, i) => value === (i % 4 === 3 ? 255 : shade((i >> 2) % side)[i % 4]));
  } catch {
    return false;
  }
}

/** Hashes a decoded picture as it is shown, over white. Only the rows that count are drawn, so that a large one needs little memory. */
export function hashBitmap(picture: ImageBitmap): Pdq {
  const { width, height } = picture;
  const [columns, rows] = workSize(width, height);
  const drawn = canvas(width, rows);
  if (!drawn) throw new Error('No canvas.');
  drawn.imageSmoothingEnabled = false;
  drawn.fillStyle = '#fff';
  drawn.fillRect(0, 0, width, rows);
  if (rows === height && columns === width) drawn.drawImage(picture, 0, 0);
  else for (let row = 0; row < rows; row++) drawn.drawImage(picture, 0, nearest(row, height), width, 1, 0, row, width, 1);
  const { data } = drawn.getImageData(0, 0, width, rows);
  const luma = new Float32Array(columns * rows);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) luma[row * columns + column] = brightness(data, 4 * (row * width + (columns === width ? column : nearest(column, width))));
  }
  return hashLuma(luma, columns, rows);
}
