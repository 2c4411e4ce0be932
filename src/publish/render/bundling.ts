/**
 * Bundles the code of pages with Astro, in a process of its own: beside the reading of content, and the 300 MB that it takes
 * are free again when pages are rendered.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Places } from '#files/places.ts';
import { moduleEnding } from '#files/product.ts';
import { togetherWith, type Stage } from '#publish/stopwatch.ts';
import type { SiteFacts } from './astro-config.ts';
import type { LeftOut } from './parts-plugin.ts';
import type { BrandStyles } from './vite-plugins.ts';

/** What Astro bundles. */
export interface BundleJob {
  readonly places: Places;
  /** Key of all that makes pages of views. */
  readonly code: string;
  readonly absent: readonly LeftOut[];
  readonly site: Omit<SiteFacts, 'brand'> & { readonly brand: BrandStyles };
}

/** The bundling of one build. */
export interface Bundling {
  /** Begins, unless it has begun. Settles when the bundle is there as far as it can be; never rejects. */
  readonly begin: (job: BundleJob) => Promise<void>;
  /** What it took, if it was done. */
  readonly stage: () => Stage | undefined;
  /** Ends the process, whatever it is doing. */
  readonly stop: () => void;
}

/** Prepares bundling. `isSure`: starts the process at once, so that Astro is loaded when the job is known. */
export function prepareBundling(isSure: boolean): Bundling {
  let child = isSure ? startProcess() : undefined;
  let done: Promise<void> | undefined;
  let stage: Stage | undefined;
  return {
    begin: (job) =>
      (done ??= new Promise((resolve) => {
        child ??= startProcess();
        child.once('message', (told: Stage) => (stage = togetherWith(told)));
        // If it has failed, there's no bundle, and Astro says in this process what is wrong.
        child.once('close', () => resolve());
        child.send(job, () => {});
      })),
    stage: () => stage,
    stop: () => void child?.kill(),
  };
}

function startProcess(): ChildProcess {
  const path = fileURLToPath(new URL(`./bundle-process${moduleEnding}`, import.meta.url));
  // Less room for short-lived objects: 80 MB less for the same time.
  const child = fork(path, {
    execArgv: ['--max-semi-space-size=4'],
    serialization: 'advanced',
    stdio: 'ignore',
  });
  // A machine that starts no process lets Astro work in this one.
  child.on('error', () => {});
  return child;
}
