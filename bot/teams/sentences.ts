/** What is said before anything of a register is read, in the chat and in the compose area alike. */
export const otherTenant =
  'I belong to another organisation’s safeguarding board and cannot help you here. Ask your own board manager which app to use.';
export const noAccount =
  'I cannot tell which work account you are using, so I cannot show you anything of the register. Sign in to Teams with your work or guest account and try again.';
