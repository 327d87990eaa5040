import type { ItemKind } from '../../shared/domain/update.ts';

/** Dots are hidden too: the service takes an address that ends like a file name for a file. */
const segment = (text: string) => encodeURIComponent(text).replaceAll('.', '%2E');
const board = (id: string) => `/board/${segment(id)}`;

/** Addresses inside the tab, below its base. Keys may hold any character. */
export const paths = {
  board,
  register: (id: string) => `${board(id)}/risks`,
  risk: (id: string, key: string) => `${board(id)}/risks/${segment(key)}`,
  actions: (id: string) => `${board(id)}/actions`,
  action: (id: string, key: string) => `${board(id)}/actions/${segment(key)}`,
  myWork: (id: string) => `${board(id)}/my-work`,
  meetings: (id: string) => `${board(id)}/meetings`,
  /** What happened since a meeting; without one, since the last. */
  since: (id: string, meeting?: string) =>
    `${board(id)}/meetings/since${meeting === undefined ? '' : `/${segment(meeting)}`}`,
  /** Which meeting is to be held. */
  chooseMeeting: (id: string) => `${board(id)}/meetings/run`,
  runMeeting: (id: string, meeting: string) => `${board(id)}/meetings/run/${segment(meeting)}`,
  papers: (id: string, meeting?: string) =>
    `${board(id)}/meetings/papers${meeting === undefined ? '' : `/${segment(meeting)}`}`,
  /** The register as it stood at a sealed meeting. */
  sealed: (id: string, meeting: string) => `${board(id)}/meetings/sealed/${segment(meeting)}`,
  overview: (id: string) => `${board(id)}/overview`,
  dataQuality: (id: string) => `${board(id)}/data-quality`,
  bringIn: (id: string) => `${board(id)}/bring-in`,
  retention: (id: string) => `${board(id)}/reminders/keeping`,
  schemes: (id: string) => `${board(id)}/scoring`,
  reminders: (id: string) => `${board(id)}/reminders`,
  reminderPolicy: (id: string) => `${board(id)}/reminders/policy`,
  receipts: (id: string) => `${board(id)}/reminders/sent`,
  item: (id: string, item: { kind: ItemKind; key: string }) =>
    item.kind === 'risk' ? paths.risk(id, item.key) : paths.action(id, item.key),
} as const;

/** What an address segment says; a segment that was written by hand and cannot be decoded stands for itself. */
export function readSegment(segment: string | undefined): string {
  try {
    return decodeURIComponent(segment ?? '');
  } catch {
    return segment ?? '';
  }
}
