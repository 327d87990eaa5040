import { ensureBuilt } from '../../infra/dev/prepare.mjs';

/** Jest's global setup of the integration and browser tests: one file run on its own never meets an old bundle. */
export default function buildFirst() {
  ensureBuilt();
}
