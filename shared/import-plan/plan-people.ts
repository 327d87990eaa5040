import type { PeopleDirectory } from '../domain/people-directory.ts';
import type { PersonReference } from '../domain/row.ts';
import { importedKey, type PlannedWrite } from '../contracts/imports.ts';
import { comparable } from '../importing/cell-text.ts';
import type { ReadLead } from '../importing/reading.ts';

/**
 * Who the names of a document are: rows of People where one fits, else one new row for each name, whatever wrote it how often. A name
 * that says nothing ("???") becomes nobody's row: the lead stays as written.
 */
export class PlannedPeople {
  private readonly made = new Map<string, { id: string; write: PlannedWrite }>();

  private readonly directory: PeopleDirectory;
  private readonly sha256: string;

  /** @param sha256 of the document's bytes, in hex */
  constructor(directory: PeopleDirectory, sha256: string) {
    this.directory = directory;
    this.sha256 = sha256;
  }

  /** New rows, in the order in which they were first named. */
  get writes(): PlannedWrite[] {
    return [...this.made.values()].map(({ write }) => write);
  }

  referenceTo({ name, kind, jobTitle }: ReadLead): PersonReference {
    const meant = this.directory.resolveReference({ name, personKey: null });
    if (meant.kind === 'person') return { name, personKey: meant.person.key };
    if (meant.kind === 'group') return { name, personKey: meant.group.key };
    // Two who might be meant, or nobody at all: a person decides in the register.
    if (meant.kind === 'ambiguous' || kind === 'unknown') return { name, personKey: null };
    const plain = comparable(name);
    const known = this.made.get(plain);
    if (known !== undefined) return { name, personKey: importedKey(this.sha256, known.id) };
    const id = `who-${this.made.size + 1}-${plain.replaceAll(/[^a-z0-9]+/g, '-').slice(0, 40)}`.replace(
      /-+$/,
      '',
    );
    this.made.set(plain, {
      id,
      write: {
        kind: 'create',
        list: 'people',
        id,
        note: '',
        values: {
          name,
          kind,
          email: '',
          agency: '',
          jobTitle: jobTitle.slice(0, 250),
          aliases: [],
          memberKeys: [],
        },
      },
    });
    return { name, personKey: importedKey(this.sha256, id) };
  }
}
