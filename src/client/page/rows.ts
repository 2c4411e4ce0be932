/** Rows that scroll sideways on phones bring what has the focus into view whole: browsers do so only where nothing of it is seen. */
document.querySelector('.featured')?.addEventListener('focusin', ({ target }) => {
  if (target instanceof Element) target.scrollIntoView({ block: 'nearest', inline: 'nearest' });
});
