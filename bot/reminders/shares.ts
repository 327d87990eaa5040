import type { Action } from '../../shared/domain/action.ts';
import type { CivilDate } from '../../shared/domain/civil-date.ts';
import { buildDirectory } from '../../shared/domain/people-directory.ts';
import type { Risk } from '../../shared/domain/risk.ts';
import { recipientsOfAction, recipientsOfReview } from '../../shared/reminders/recipients.ts';
import type { BoardSnapshot } from '../register/board-contents.ts';

/** What a person may have to do with, of all that is on a board. */
interface Share {
  readonly actions: Action[];
  readonly risks: Risk[];
}

type Register = Pick<BoardSnapshot, 'actions' | 'risks' | 'people' | 'groups'>;

interface Known extends Register {
  readonly today: CivilDate;
  readonly shares: ReadonlyMap<string, Share>;
}

/** One for each board that is in use, for the register as it is. */
const known = new WeakMap<readonly Action[], Known>();

/**
 * The part of the register that can concern these people, in the register's order. The register is gone through once for everybody,
 * however many ask: a sweep of thousands would otherwise go through it thousands of times.
 */
export function shareOf(register: Register, personKeys: ReadonlySet<string>, today: CivilDate): Share {
  const shares = sharesOf(register, today);
  const found = [...personKeys].flatMap((key) => shares.get(key) ?? []);
  const [only] = found;
  if (only !== undefined && found.length === 1) return only;
  return {
    actions: [...new Set(found.flatMap(({ actions }) => actions))],
    risks: [...new Set(found.flatMap(({ risks }) => risks))],
  };
}

function sharesOf(register: Register, today: CivilDate): ReadonlyMap<string, Share> {
  const last = known.get(register.actions);
  const isSame =
    last?.today === today &&
    last.risks === register.risks &&
    last.people === register.people &&
    last.groups === register.groups;
  if (isSame) return last.shares;
  const { actions, risks, people, groups } = register;
  const shares = divide(register, today);
  known.set(actions, { actions, risks, people, groups, today, shares });
  return shares;
}

function divide({ actions, risks, people, groups }: Register, today: CivilDate): Map<string, Share> {
  const directory = buildDirectory(people, groups);
  const shares = new Map<string, Share>();
  const of = (personKey: string): Share => {
    const share = shares.get(personKey) ?? { actions: [], risks: [] };
    shares.set(personKey, share);
    return share;
  };
  for (const action of actions) {
    const concerned = new Set(
      recipientsOfAction(action, directory, today).reached.map(({ person }) => person.key),
    );
    for (const lead of action.leads) {
      const meant = directory.resolveReference(lead);
      if (meant.kind === 'person') concerned.add(meant.person.key);
    }
    for (const personKey of concerned) of(personKey).actions.push(action);
  }
  for (const risk of risks) {
    for (const { person } of recipientsOfReview(risk, directory, today).reached)
      of(person.key).risks.push(risk);
  }
  return shares;
}
