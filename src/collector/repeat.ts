/** Jobs that run again and again while the collector lives. */
import { errorText } from '#base/error-text.ts';

export interface Job {
  /** Resolves after the first run. */
  readonly first: Promise<void>;
  /** Resolves after the run that is under way. */
  stop(): Promise<void>;
}

/** Runs a job now and then again and again, never twice at a time; what it throws is logged, once per change. */
export function repeat(job: () => Promise<void>, everyMs: number, log: (line: string) => void): Job {
  let lastFailure = '';
  let running = Promise.resolve();
  const run = async () => {
    try {
      await job();
      lastFailure = '';
    } catch (error) {
      const message = errorText(error);
      if (message !== lastFailure) log(`feedback: ${message}`);
      lastFailure = message;
    }
  };
  const next = () => {
    running = running.then(run);
    return running;
  };
  const first = next();
  const timer = setInterval(() => void next(), everyMs);
  timer.unref();
  return {
    first,
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}
