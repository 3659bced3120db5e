// The workbench and the other doors for staff. Everything works without it.
import { startForms } from './forms';
import { startChartsWhenSeen } from './charts-when-seen';

startForms();
startChartsWhenSeen();
