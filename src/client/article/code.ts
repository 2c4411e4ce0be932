/** A button on code that copies it. */
import { message } from '#client/page/messages.ts';

function offerCopy(code: HTMLElement): void {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'copy-code';
  button.textContent = message('contact:card.copyLabel');
  button.addEventListener('click', () => {
    void navigator.clipboard.writeText(code.innerText.trimEnd()).then(() => {
      button.textContent = message('contact:card.copied');
    });
  });
  const frame = document.createElement('div');
  frame.className = 'code-frame';
  code.replaceWith(frame);
  frame.append(code, button);
}

for (const code of document.querySelectorAll<HTMLElement>('.columns-article .prose pre')) offerCopy(code);
