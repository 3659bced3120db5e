// The workbench and the other doors for staff. Everything works without it. The attributes are listed in Components/README.md.
import { startPasskeys } from './passkey';
import { startChartsWhenSeen } from './charts-when-seen';
import { startCopy } from './copy';
import { startDerive } from './derive';
import { startForms } from './forms';
import { startKeys } from './keys';
import { startLive } from './live';
import { startReveal } from './reveal';
import { startSorting } from './sort';
import { startUploads } from './upload';

startForms();
startSorting();
startKeys();
startCopy();
startDerive();
startReveal();
startLive();
startChartsWhenSeen();
startPasskeys();
startUploads();
