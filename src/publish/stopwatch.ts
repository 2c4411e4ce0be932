/** Measures the stages of a build: how long each takes, how much of a processor, and how far memory has grown. */

/** What one stage took, in one thread. Stages of the same name are one. */
export interface Stage {
  readonly name: string;
  readonly wallSeconds: number;
  readonly cpuSeconds: number;
  /** The most memory that the whole process had held by its end. */
  readonly peakMegabytes: number;
}

export interface Stopwatch {
  /** Ends the stage before and begins another. */
  readonly begin: (name: string) => void;
  /** Ends the last stage and gives all, in the order in which they began. */
  readonly end: () => readonly Stage[];
}

/** Measures the thread that it is made in. */
export function startStopwatch(first: string): Stopwatch {
  const stages = new Map<string, Stage>();
  let name = first;
  let wall = performance.now();
  let cpu = process.threadCpuUsage();
  const finish = () => {
    const used = process.threadCpuUsage(cpu);
    const before = stages.get(name);
    stages.set(name, {
      name,
      wallSeconds: (before?.wallSeconds ?? 0) + (performance.now() - wall) / 1000,
      cpuSeconds: (before?.cpuSeconds ?? 0) + secondsOf(used),
      peakMegabytes: peakMegabytes(),
    });
    wall = performance.now();
    cpu = process.threadCpuUsage();
  };
  return {
    begin: (next) => {
      finish();
      name = next;
    },
    end: () => {
      finish();
      return [...stages.values()];
    },
  };
}

/** The most memory that this process has held, with all its threads. */
const peakMegabytes = () => process.resourceUsage().maxRSS / 1024;

const secondsOf = ({ user, system }: NodeJS.CpuUsage) => (user + system) / 1e6;

/** What this process took since its start, with all its threads. */
export const stageOfProcess = (name: string): Stage => ({
  name,
  wallSeconds: performance.now() / 1000,
  cpuSeconds: secondsOf(process.cpuUsage()),
  peakMegabytes: peakMegabytes(),
});

/** A stage of another process, with the memory that both hold. */
export const togetherWith = (other: Stage): Stage => ({
  ...other,
  peakMegabytes: other.peakMegabytes + process.memoryUsage.rss() / 2 ** 20,
});

/** What a whole build took. */
export interface Profile {
  readonly main: readonly Stage[];
  /** The thread that makes search indexes, beside the others. */
  readonly search: readonly Stage[];
  /** The process that bundles code, if there was one. */
  readonly bundling?: Stage | undefined;
  /** In all, with threads that aren't ours: conversion of images, compression, garbage collection. */
  readonly cpuSeconds: number;
  readonly peakMegabytes: number;
}

/** Puts the stages of a build together. `began`: what the process had used before. */
export function profileOf(
  main: readonly Stage[],
  { search = [], bundling }: Partial<Pick<Profile, 'search' | 'bundling'>>,
  began: NodeJS.CpuUsage,
): Profile {
  return {
    main,
    search,
    bundling,
    cpuSeconds: secondsOf(process.cpuUsage(began)) + (bundling?.cpuSeconds ?? 0),
    peakMegabytes: Math.max(peakMegabytes(), bundling?.peakMegabytes ?? 0),
  };
}

/** The profile as a table for a terminal. */
export function formatProfile({ main, search, bundling, cpuSeconds, peakMegabytes }: Profile): string {
  const beside = [...search, ...(bundling ? [bundling] : [])];
  const known = [...main, ...beside].reduce((sum, stage) => sum + stage.cpuSeconds, 0);
  const wall = main.reduce((sum, { wallSeconds }) => sum + wallSeconds, 0);
  const rows = [
    ['Stage', 'Wall s', 'CPU s', 'Peak MB'],
    ...main.map(rowOf),
    ...beside.map((stage) => rowOf({ ...stage, name: `Beside: ${stage.name}` })),
    ['Beside: images, compression, clearing memory', '', Math.max(0, cpuSeconds - known).toFixed(2), ''],
    rowOf({ name: 'In all', wallSeconds: wall, cpuSeconds, peakMegabytes }),
  ];
  const width = Math.max(...rows.map(([name = '']) => name.length));
  return rows
    .map(
      ([name = '', ...figures]) => name.padEnd(width) + figures.map((figure) => figure.padStart(9)).join(''),
    )
    .map((line) => `${line.trimEnd()}\n`)
    .join('');
}

const rowOf = ({ name, wallSeconds, cpuSeconds, peakMegabytes }: Stage) => [
  name,
  wallSeconds.toFixed(2),
  cpuSeconds.toFixed(2),
  peakMegabytes.toFixed(0),
];
