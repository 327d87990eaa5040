import type { PeopleDirectory } from '../domain/people-directory.ts';
import { managersOf, type Candidate, type CandidateQuestion } from './candidates.ts';
import { isEmptyList, listInWords, type ManagerList } from './manager-list.ts';
import { weeklyStage } from './stages.ts';
import { actionsByGroup, groupsByChair, isQuietWeek, weekDay, weekInWords, weekOfGroups } from './weekly.ts';

/** Chairs' summaries and managers' lists, where there is something in them. */
export function weeklyCandidates(
  question: CandidateQuestion,
  directory: PeopleDirectory,
  list: ManagerList,
): Candidate[] {
  const { register, policy, today, calendar } = question;
  const day = weekDay(policy, today);
  if (day === null) return [];
  const candidates: Candidate[] = [];
  const chairStages = weeklyStage('week-chair', day, today, calendar);
  if (chairStages.length > 0) {
    const byGroup = actionsByGroup(register.actions, directory);
    for (const [personKey, groups] of groupsByChair(directory, today)) {
      const person = directory.person(personKey);
      const week = weekOfGroups(groups, register, directory, policy, today, byGroup);
      if (person === undefined || isQuietWeek(week)) continue;
      candidates.push({
        recipient: { person, capacity: '' },
        item: { itemKind: 'board', itemKey: 'chair-week', reference: '', title: 'The week of your groups' },
        family: 'week-chair',
        stages: chairStages,
        reason: () => `The week of ${groups.map(({ name }) => name).join(', ')}: ${weekInWords(week, 'en')}.`,
      });
    }
  }
  const managerStages = weeklyStage('week-manager', day, today, calendar);
  if (managerStages.length === 0 || isEmptyList(list)) return candidates;
  for (const recipient of managersOf(register.settings.managerKeys, directory, today)) {
    candidates.push({
      recipient,
      item: { itemKind: 'board', itemKey: 'manager-list', reference: '', title: 'To put right' },
      family: 'week-manager',
      stages: managerStages,
      reason: () => `To put right: ${listInWords(list, 'en')}.`,
    });
  }
  return candidates;
}
