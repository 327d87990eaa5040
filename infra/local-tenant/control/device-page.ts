import type { DirectoryUser } from '../directory.ts';

const escaped = (text: string): string =>
  text.replaceAll(/[&<>"]/g, (character) => `&#${character.codePointAt(0) ?? 32};`);

/** Where somebody types the code a command line shows, and says who they are. Stands in for Entra's own page. */
export function devicePage(users: readonly DirectoryUser[]): string {
  const people = users
    .map(({ id, displayName }) => `<option value="${escaped(id)}">${escaped(displayName)}</option>`)
    .join('');
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Sign in with a code</title>
<h1>Sign in with a code</h1>
<form><p><label>Code <input name="userCode" autocomplete="off" required></label></p>
<p><label>Sign in as <select name="userId">${people}</select></label></p>
<p><button>Sign in</button></p><p role="status"></p></form>
<script>
document.querySelector('form').addEventListener('submit', async (event) => {
  event.preventDefault();
  const body = JSON.stringify(Object.fromEntries(new FormData(event.target)));
  const answer = await fetch('device', { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  document.querySelector('[role=status]').textContent = answer.ok
    ? 'You are signed in. Go back to the command line.'
    : 'No sign-in waits for this code.';
});
</script></html>`;
}
