/** A page that is not there: only what every page has. */

import { startShell } from "../shell/shell.js";

startShell();
