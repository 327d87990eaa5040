import { createHash } from 'node:crypto';
import { exampleshireDirectory } from '../../infra/sample/directory.ts';

/** A GUID that is the same in every run. */
function objectIdOf(index: number): string {
  const hex = createHash('sha256').update(`somebody ${index}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** People beyond those of the sample, all with an account and on the children's site. */
export const manyPeople = Array.from({ length: 2_000 }, (_, index) => ({
  id: objectIdOf(index),
  displayName: `Somebody Number-${index + 1}`,
  userPrincipalName: `somebody.${index + 1}@${exampleshireDirectory.domain}`,
  mail: `somebody.${index + 1}@${exampleshireDirectory.domain}`,
}));

export const manyPeopleDirectory = {
  ...exampleshireDirectory,
  users: [...exampleshireDirectory.users, ...manyPeople],
  sites: exampleshireDirectory.sites.map((site) =>
    site.path.includes('adults')
      ? site
      : {
          ...site,
          members: { ...site.members, members: [...site.members.members, ...manyPeople.map(({ id }) => id)] },
        },
  ),
};
