/** Something the person who typed the command can put right; the message says how. */
export class CommandProblem extends Error {
  override readonly name = 'CommandProblem';
  /** 2 when the command itself was wrong, 1 when it was right but could not be done. */
  readonly exitCode: 1 | 2;

  constructor(message: string, exitCode: 1 | 2 = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** The command was typed wrongly: an unknown preset, a date that is none. */
export function wrongUse(message: string): CommandProblem {
  return new CommandProblem(message, 2);
}
