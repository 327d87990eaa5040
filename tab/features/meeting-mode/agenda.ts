import { shortTitleOfAction, shortTitleOfRisk } from '../../../shared/domain/item-title.ts';
import type { ShownItem } from '../../../shared/domain/showing.ts';
import { isFinished, isOverdue } from '../../../shared/domain/status.ts';
import type { Action } from '../../../shared/domain/action.ts';
import type { Risk } from '../../../shared/domain/risk.ts';
import type { RegisterChanges } from '../../../shared/meetings/register-changes.ts';
import type { ReadableRegister } from '../../register/register-index.ts';
import { byReference, factsOfRisk, severity } from '../../register/risk-facts.ts';

/** The parts of an agenda, in the order in which a board takes them. */
export const agendaSections = [
  'risks new',
  'scores moved',
  'reviews due',
  'worst risks',
  'risks closed',
  'more time',
  'said complete',
  'overdue',
  'dates moved',
  'silent',
] as const;
export type AgendaSection = (typeof agendaSections)[number];

export interface AgendaEntry {
  readonly section: AgendaSection;
  readonly item: ShownItem;
  readonly reference: string;
  readonly title: string;
}

export interface Agenda {
  readonly entries: readonly AgendaEntry[];
  /** How many items belong to a part as well, but are talked about in a part before it. */
  readonly above: ReadonlyMap<AgendaSection, number>;
}

/**
 * What a board works through, in agenda order. Each item comes once, in the first part it belongs to: a red risk whose review is
 * late is talked about once.
 * @param changes since the last meeting; null while they are read, or where nothing can tell them
 */
export function agendaOf(register: ReadableRegister, changes: RegisterChanges | null): Agenda {
  const taken = new Set<string>();
  const entries: AgendaEntry[] = [];
  const above = new Map<AgendaSection, number>();
  const risks = (section: AgendaSection, found: readonly Risk[]) => {
    for (const risk of found)
      add(section, { kind: 'risk', key: risk.key }, risk.reference, shortTitleOfRisk(risk));
  };
  const actions = (section: AgendaSection, found: readonly Action[]) => {
    for (const action of found) {
      add(section, { kind: 'action', key: action.key }, action.reference, shortTitleOfAction(action));
    }
  };
  const add = (section: AgendaSection, item: ShownItem, reference: string, title: string) => {
    const name = nameOf(item);
    if (taken.has(name)) {
      above.set(section, (above.get(section) ?? 0) + 1);
      return;
    }
    taken.add(name);
    entries.push({ section, item, reference, title });
  };

  const facts = register.risks
    .filter(({ status }) => status === 'open')
    .map((risk) => factsOfRisk(risk, register));
  risks('risks new', changes?.risks.added.map(({ risk }) => risk) ?? []);
  risks('scores moved', changes?.risks.scoreMoved.map(({ risk }) => risk) ?? []);
  risks(
    'reviews due',
    facts
      .filter(({ reviewDue }) => reviewDue)
      .map(({ risk }) => risk)
      .sort(byReview),
  );
  risks(
    'worst risks',
    facts
      .filter((each) => severity(each) === 1)
      .map(({ risk }) => risk)
      .sort(byReference),
  );
  risks('risks closed', changes?.risks.closed.map(({ risk }) => risk) ?? []);
  const open = register.actions.filter(({ status }) => !isFinished(status));
  actions('more time', open.filter(({ moreTimeRequest }) => moreTimeRequest !== null).sort(byReference));
  actions('said complete', register.actions.filter(({ status }) => status === 'complete').sort(byReference));
  actions('overdue', open.filter((action) => isOverdue(action, register.today)).sort(byDue));
  actions('dates moved', changes?.actions.datesMoved.map(({ action }) => action) ?? []);
  actions('silent', changes?.actions.silent.map(({ action }) => action) ?? []);
  return { entries, above };
}

export const nameOf = ({ kind, key }: ShownItem): string => `${kind}:${key}`;

export const isSameItem = (first: ShownItem | null, second: ShownItem | null): boolean =>
  first === second || (first !== null && second !== null && nameOf(first) === nameOf(second));

/** Longest overdue first. */
const byDue = (first: Action, second: Action): number =>
  (first.currentDue ?? '') < (second.currentDue ?? '')
    ? -1
    : first.currentDue === second.currentDue
      ? byReference(first, second)
      : 1;

const byReview = (first: Risk, second: Risk): number =>
  (first.nextReview ?? '') < (second.nextReview ?? '')
    ? -1
    : first.nextReview === second.nextReview
      ? byReference(first, second)
      : 1;

/**
 * Items whose reference or title fits what somebody types, best first: the very reference, then its beginning, then words anywhere.
 * @param most so many at most
 */
export function jumpTargets(register: ReadableRegister, typed: string, most: number): readonly AgendaEntry[] {
  const wanted = plain(typed);
  if (wanted === '') return [];
  const all: AgendaEntry[] = [
    ...register.risks.map((risk): AgendaEntry => ({
      section: 'worst risks',
      item: { kind: 'risk', key: risk.key },
      reference: risk.reference,
      title: shortTitleOfRisk(risk),
    })),
    ...register.actions.map((action): AgendaEntry => ({
      section: 'overdue',
      item: { kind: 'action', key: action.key },
      reference: action.reference,
      title: shortTitleOfAction(action),
    })),
  ];
  return all
    .flatMap((entry) => {
      const reference = bare(plain(entry.reference));
      const title = plain(entry.title);
      if (reference === bare(wanted)) return [{ entry, fit: 0 }];
      if (reference.startsWith(bare(wanted))) return [{ entry, fit: 1 }];
      const words = wanted.split(' ');
      return words.every((word) => title.includes(word) || reference.includes(word))
        ? [{ entry, fit: 2 }]
        : [];
    })
    .sort((first, second) => first.fit - second.fit || byReference(first.entry, second.entry))
    .slice(0, most)
    .map(({ entry }) => entry);
}

/** "R-10" and "r 10" are one reference. */
const bare = (plainText: string): string => plainText.replaceAll(/[\s-]/g, '');

const plain = (text: string): string =>
  text.normalize('NFKD').replaceAll(/\p{M}/gu, '').trim().replaceAll(/\s+/g, ' ').toLowerCase();
