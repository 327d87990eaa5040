/** The register's lists are not on the site yet. */
export class NotProvisioned extends Error {
  override readonly name = 'NotProvisioned';
}
