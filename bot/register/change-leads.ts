import { refusal } from './refusal-words.ts';
import type { Action, Lead } from '../../shared/domain/action.ts';
import type { CivilDate } from '../../shared/domain/civil-date.ts';
import { hasLeft } from '../../shared/domain/people-directory.ts';
import type { Person } from '../../shared/domain/person.ts';
import { peopleOf, type StandingDirectory } from '../../shared/domain/standing.ts';
import { recipientsOfAction } from '../../shared/reminders/recipients.ts';
import { refuse, type Refusal } from './write-item.ts';

/** The leads as they are to be, and what the trail says of it beyond before and after. */
export interface NewLeads {
  readonly leads: Lead[];
  readonly told: string;
}

interface Board {
  readonly board: { readonly directory: StandingDirectory };
  readonly today: CivilDate;
}

/** A lead hands the action to the deputy their own row names, and is kept informed. */
export function leadsAfterPassingOn(
  action: Action,
  oid: string,
  toPersonKey: string,
  { board, today }: Board,
): NewLeads | Refusal {
  const { directory } = board.directory;
  const self = new Map(peopleOf(oid, directory.people, today).map((person) => [person.key, person]));
  const ownRow = (lead: Lead): Person | undefined => {
    const meant = lead.role === 'lead' ? directory.resolveReference(lead) : undefined;
    return meant?.kind === 'person' ? self.get(meant.person.key) : undefined;
  };
  const leading = action.leads.flatMap((lead) => ownRow(lead) ?? []);
  if (!leading.some((person) => person.deputyKey === toPersonKey)) {
    return refuse(
      'not allowed',
      refusal((words) => words.onlyToDeputy),
    );
  }
  const deputy = directory.person(toPersonKey);
  if (deputy === undefined || self.has(deputy.key) || !canBeAsked(leadOf(deputy), board.directory, today)) {
    return refuse(
      'not valid',
      refusal((words) => words.deputyNotAsked),
    );
  }
  const kept = action.leads.map((lead): Lead =>
    ownRow(lead) === undefined ? lead : { ...lead, role: 'inform' },
  );
  return { leads: withLead(kept, deputy, board.directory), told: `Passed on to ${deputy.name}, as deputy.` };
}

/** The board manager names a lead; words that name nobody who can be asked give way, and stay in the trail. */
export function leadsAfterNaming(
  action: Action,
  personKey: string,
  { board, today }: Board,
): NewLeads | Refusal {
  const person = board.directory.directory.person(personKey);
  if (person === undefined) {
    return refuse(
      'not valid',
      refusal((words) => words.noSuchPerson),
    );
  }
  if (hasLeft(person, today) || !canBeAsked(leadOf(person), board.directory, today)) {
    return refuse(
      'not valid',
      refusal((words) => words.personNotAsked(person.name)),
    );
  }
  const isNobody = (lead: Lead) => lead.role === 'lead' && !canBeAsked(lead, board.directory, today);
  const leads = withLead(
    action.leads.filter((lead) => !isNobody(lead)),
    person,
    board.directory,
  );
  const gone = action.leads.filter(isNobody).map(({ name }) => `“${name}”`);
  if (
    gone.length === 0 &&
    action.leads.length === leads.length &&
    isLead(action.leads, person, board.directory)
  ) {
    return refuse(
      'not valid',
      refusal((words) => words.leadsAlready(person.name)),
    );
  }
  return {
    leads,
    told: gone.length === 0 ? '' : `Stood there before and could not be asked: ${gone.join(', ')}.`,
  };
}

const leadOf = ({ key, name }: Person): Lead => ({ name, personKey: key, role: 'lead' });

function canBeAsked(lead: Lead, { directory }: StandingDirectory, today: CivilDate): boolean {
  return recipientsOfAction({ leads: [lead] }, directory, today).reached.length > 0;
}

function means(lead: Lead, person: Person, { directory }: StandingDirectory): boolean {
  const meant = directory.resolveReference(lead);
  return meant.kind === 'person' && meant.person.key === person.key;
}

function isLead(leads: readonly Lead[], person: Person, directory: StandingDirectory): boolean {
  return leads.some((lead) => lead.role === 'lead' && means(lead, person, directory));
}

/** The person as lead, once: whoever stood there in support or to be informed leads from now on, in the same place. */
function withLead(leads: readonly Lead[], person: Person, directory: StandingDirectory): Lead[] {
  if (isLead(leads, person, directory)) return [...leads];
  const at = leads.findIndex((lead) => means(lead, person, directory));
  return at === -1
    ? [...leads, leadOf(person)]
    : leads.map((lead, index): Lead => (index === at ? { ...lead, role: 'lead' } : lead));
}
