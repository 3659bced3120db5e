// The public door and the hosts' door. Everything works without it.
import { startForms } from './forms';
import { startCounted } from './counted';
import { startExit } from './exit';
import { startSorting } from './sort';
import { startChartsWhenSeen } from './charts-when-seen';

startCounted();
startExit();
startForms();
startSorting();
startChartsWhenSeen();

// Fetched on the form's last page only.
const puzzle = document.querySelector<HTMLInputElement>('input[data-puzzle]');
if (puzzle) void import('./puzzle').then((part) => part.startPuzzle(puzzle));

// On the page where a young person chooses pictures only.
const own = document.querySelector<HTMLElement>('[data-own-pictures]');
if (own) void import('./own-pictures').then((part) => part.startOwnPictures(own));
