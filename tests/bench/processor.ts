/** What processes took of the processors: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html. */
import { readFileSync } from 'node:fs';

/** Seconds of a process that runs; not a number where only Linux tells. */
export const secondsOf = (pid: number | undefined): number => sumOf(String(pid), 11);

/** Seconds of all processes that this one has waited for; not a number where only Linux tells. */
export const secondsOfChildren = (): number => sumOf('self', 13);

/** Time as a user and in the system, in hundredths: two fields side by side, counted behind the name. */
function sumOf(process: string, field: number): number {
  if (globalThis.process.platform !== 'linux') return NaN;
  const fields = readFileSync(`/proc/${process}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[field]) + Number(fields[field + 1])) / 100;
}
