/**
 * Styles of the button alone. What a page says of every element stays outside: of two rules with `!important` that of the
 * element's own styles wins (https://www.w3.org/TR/css-cascade-5/#cascade-context).
 */
export const launcherStyles = `
:host {
  all: initial !important;
  display: contents !important;
  color-scheme: inherit !important;
  direction: inherit !important;
}
.root { --lift: 0 0 0 1px rgb(0 0 0 / 5%), 0 5px 40px rgb(0 0 0 / 20%); }
:host([hidden]) { display: none !important; }
:host([theme='light']) { color-scheme: light !important; }
:host([theme='dark']) { color-scheme: dark !important; }
.launcher {
  all: unset;
  box-sizing: border-box;
  position: fixed;
  inset: auto;
  inset-block-end: var(--help-offset-block, 20px);
  inset-inline-end: var(--help-offset-inline, 20px);
  z-index: 2147483000;
  display: grid;
  place-content: center;
  inline-size: var(--help-launcher-size, 56px);
  block-size: var(--help-launcher-size, 56px);
  border-radius: 50%;
  background: var(--help-accent, var(--brand-fill));
  color: var(--help-on-accent, var(--on-brand));
  box-shadow: 0 1px 6px rgb(0 0 0 / 12%), 0 6px 28px rgb(0 0 0 / 22%);
  cursor: pointer;
  touch-action: manipulation;
  transition: scale 160ms cubic-bezier(0.2, 0.8, 0.3, 1);
}
.launcher[hidden] { display: none; }
.start > .launcher { inset-inline: var(--help-offset-inline, 20px) auto; }
.launcher:hover { scale: 1.07; }
.launcher:active { scale: 0.95; }
.launcher:focus-visible { outline: 3px solid light-dark(#000, #fff); outline-offset: 3px; box-shadow: 0 0 0 3px light-dark(#fff, #000); }
.launcher .icon {
  inline-size: 28px;
  block-size: 28px;
  fill: none;
  stroke: currentColor;
  stroke-width: 1.9;
  stroke-linecap: round;
  stroke-linejoin: round;
  transition: rotate 200ms, opacity 200ms;
  grid-area: 1 / 1;
}
.launcher[aria-expanded='true'] .icon:first-child,
.launcher[aria-expanded='false'] .icon:last-child { opacity: 0; rotate: 40deg; }
@media (prefers-reduced-motion: reduce) { .launcher, .launcher .icon { transition: none; } }
@media (forced-colors: active) { .launcher { border: 2px solid ButtonText; } }
@media print { .launcher { display: none; } }
`;
