/** Styles of parts that come with their scripts. */

/**
 * Links the styles that `<template data-styles>` of a part holds, unless the page has them, and waits until they are there. A
 * part without its styles is better than none: one that cannot be had fails nothing.
 */
export async function addStyles(part: 'contact' | 'search'): Promise<void> {
  const template = document.querySelector<HTMLTemplateElement>(`template[data-styles="${part}"]`);
  const styles = template?.content.querySelector('link');
  if (!styles || document.querySelector(`head > link[href="${styles.getAttribute('href')}"]`)) return;
  await new Promise((resolve) => {
    for (const type of ['load', 'error']) styles.addEventListener(type, resolve);
    document.head.append(styles);
  });
}
