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
h2 { margin: 0.75rem 0 0.25rem; font-size: 0.875rem; }
ul { margin: 0; padding: 0; list-style: none; }
li { padding-block: 0.125rem; }
p { margin: 0.25rem 0; }
a { color: light-dark(#0b4f9e, #9cc7ff); }
:focus-visible { outline: 2px solid currentcolor; outline-offset: 2px; }
@media print { :host { display: none; } }
`;
