import { hasLeft } from '../../shared/domain/people-directory.ts';
import { useRegister } from '../register/register-context.tsx';

/** The people who can be named as a lead: whoever is in the People list with an account and has not left. */
export function PersonOptions() {
  const { people, today } = useRegister();
  return people
    .filter((person) => person.kind === 'person' && person.oid !== null && !hasLeft(person, today))
    .map(({ key, name, agency }) => (
      <option key={key} value={key}>
        {agency === '' ? name : `${name}, ${agency}`}
      </option>
    ));
}
