/** Whether what a site changes of how it looks still fits this version of Fener. */
import { readFileSync } from 'node:fs';
import { isCurrent, readNote, readOriginal } from '#files/originals.ts';
import { shownPath, type Places } from '#files/places.ts';
import { readPublicFiles } from '#files/public-files.ts';
import { readSite } from '#files/read-content.ts';
import { readSlots } from '#files/read-slots.ts';
import { checkThemeFiles, overridden, overrideFile, readThemeTokens } from '#files/read-theme.ts';
import type { Finding } from './finding.ts';

/** Findings: overrides whose original has changed, and names of tokens, components and folders that Fener doesn't have. */
export function checkTheme(places: Places): readonly Finding[] {
  const { site } = readSite(places);
  const unknown = [
    ...readThemeTokens(places).problems,
    ...checkThemeFiles(places),
    ...(site ? readSlots(places, site, readPublicFiles(places).files).problems : []),
  ];
  return [
    ...checkOverrides(places),
    ...unknown.map(({ severity, file, at, message, fix }) => ({
      severity,
      about: at ? `${file}:${at.line}` : file,
      message,
      fix,
    })),
  ];
}

const checkOverrides = (places: Places): Finding[] =>
  overridden(places).flatMap((name) => {
    const file = overrideFile(places, name);
    const note = readNote(readFileSync(file, 'utf8'));
    if (!note || note.name !== name || isCurrent(note, readOriginal(name))) return [];
    const isCopy = note.kind === 'copy';
    return [
      {
        severity: 'warning',
        about: shownPath(file),
        message: isCopy
          ? `The original of ${name} has changed since Fener ${note.version}, from which this is a copy.`
          : `The props of ${name} have changed since Fener ${note.version}, when this wrapper was written.`,
        fix: `Rename the file, run "npx fener eject ${name}${isCopy ? '' : ' --wrap'}", and bring over your changes.`,
      },
    ];
  });
