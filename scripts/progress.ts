/** Progress for people: one line on a terminal, and no output in pipes or CI. */

export interface Progress {
  readonly step: (text: string) => void;
  readonly end: () => void;
}

/** Shows the current step on a terminal and clears it at the end. */
export function createProgress(stream: NodeJS.WriteStream): Progress {
  if (!stream.isTTY || process.env['CI']) return { step: () => {}, end: () => {} };
  const clear = () => stream.write('\r\u001B[2K');
  return {
    step(text) {
      clear();
      stream.write(`${text}…`);
    },
    end: clear,
  };
}
