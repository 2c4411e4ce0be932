/** A thread that helps to parse a content folder, see `parse-ahead.ts`. */
import { workerData } from 'node:worker_threads';
import { parseShards, type ParseJob } from './parse-ahead.ts';

parseShards(workerData as ParseJob);
