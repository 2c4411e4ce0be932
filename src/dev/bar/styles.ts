/** Styles of the bar. They live in its shadow, so neither the site's styles nor these reach each other. */
export const barStyles = `
:host {
  position: fixed;
  inset-block-end: 0.5rem;
  inset-inline-start: 0.5rem;
  z-index: 2147483647;
  max-inline-size: min(30rem, calc(100vw - 1rem));
  font: 0.875rem/1.4 system-ui, sans-serif;
}
aside {
  border: 1px solid light-dark(#6b6b6b, #9a9a9a);
  border-radius: 0.5rem;
  background: light-dark(#fff, #1d1d1d);
  color: light-dark(#1d1d1d, #f2f2f2);
  text-align: start;
  box-shadow: 0 0.25rem 1.5rem rgb(0 0 0 / 0.2);
}
summary {
  padding: 0.5rem 0.75rem;
  border-radius: 0.5rem;
  font-weight: 600;
  cursor: pointer;
}
details > div {
  max-block-size: 60vh;
  padding: 0 0.75rem 0.75rem;
  overflow: auto;
  overflow-wrap: anywhere;
}
h2 { margin: 1rem 0 0.375rem; color: light-dark(#595959, #b3b3b3); font-size: 0.8125rem; font-weight: 600; }
h2:first-child { margin-block-start: 0.25rem; }
ul { margin: 0; padding: 0; list-style: none; }
.rows li { padding-block: 0.125rem; }
.problems { display: grid; gap: 0.75rem; }
.problems li { padding-inline-start: 0.75rem; border-inline-start: 3px solid light-dark(#a05a00, #f0b34d); }
.problems li:has(.error) { border-color: light-dark(#b3261e, #f28b82); }
.warning { color: light-dark(#8a4d00, #f0b34d); }
.error { color: light-dark(#b3261e, #f28b82); }
.fix { color: light-dark(#595959, #b3b3b3); }
.chips { display: flex; flex-wrap: wrap; gap: 0.375rem; }
.chips li { padding: 0.125rem 0.625rem; border: 1px solid light-dark(#d0d0d0, #4a4a4a); border-radius: 99rem; }
p { margin: 0.25rem 0; }
a { color: light-dark(#0b4f9e, #9cc7ff); }
:focus-visible { outline: 2px solid currentcolor; outline-offset: 2px; }
@media print { :host { display: none; } }
`;
