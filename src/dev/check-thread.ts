/** A thread that checks a whole content folder while pages are shown, see `background-check.ts`. */
import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import type { Places } from '#files/places.ts';
import { createWholeCheck } from './whole-check.ts';

// Pages come first. Elsewhere, a priority is one of the whole process.
if (process.platform === 'linux') setPriority(10);

const check = createWholeCheck(workerData as Places);
parentPort?.on('message', () => parentPort?.postMessage(check()));
