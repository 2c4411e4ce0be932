/** Leaves the most memory that a process has held, in kilobytes, in the file that `PEAK_FILE` names. Load it before a command. */
import { writeFileSync } from 'node:fs';

process.on('exit', () => {
  const file = process.env['PEAK_FILE'];
  if (file !== undefined) writeFileSync(file, String(process.resourceUsage().maxRSS));
});
