import { addMonths, type CivilDate } from '../../shared/domain/civil-date.ts';
import { schemePreset } from '../../shared/domain/scheme-presets.ts';
import { type ScoringScheme } from '../../shared/domain/scoring-scheme.ts';
import { defaultReminderPolicy } from '../../shared/domain/reminder-policy.ts';
import { actionRows } from './action-rows.ts';
import { adultsRisks } from './adults/risks.ts';
import { adultsSafe } from './adults/plan-adults-safe.ts';
import { everyonesDuty as adultsEveryonesDuty } from './adults/plan-everyones-duty.ts';
import { learningWorkforce as adultsLearning } from './adults/plan-learning-workforce.ts';
import { wholeFamily as adultsWholeFamily } from './adults/plan-whole-family.ts';
import { castOf } from './cast.ts';
import { childsJourney } from './children/plan-childs-journey.ts';
import { everyonesDuty as childrenEveryonesDuty } from './children/plan-everyones-duty.ts';
import { learningWorkforce as childrenLearning } from './children/plan-learning-workforce.ts';
import { wholeFamily as childrenWholeFamily } from './children/plan-whole-family.ts';
import { risksOfHarm } from './children/risks-of-harm.ts';
import { risksToPartnership } from './children/risks-to-partnership.ts';
import { adultsSitePath, childrenSitePath, exampleshireDirectory } from './directory.ts';
import { adultsGroups, childrenGroups } from './groups.ts';
import { adultsMeetings, childrenMeetings } from './meetings.ts';
import { adultsPeople, childrenPeople } from './people.ts';
import { riskRows } from './risk-rows.ts';
import { sampleCalendar } from './sample-calendar.ts';
import { type SampleBoard } from './sample-board.ts';
import { withSealedMeeting } from './sealed.ts';

const childrenPartnership = 'Exampleshire Safeguarding Children Partnership';
const adultsBoard = 'Exampleshire Safeguarding Adults Board';

/**
 * The registers of Exampleshire's two boards as they stand on `today`: the same day gives the same sample, row for
 * row. Dates lie around `today`, so that whichever day it is something is due in 28, 14 and 7 days, today, and overdue.
 */
export function buildSample(today: CivilDate): SampleBoard[] {
  return [buildChildrensBoard(today), buildAdultsBoard(today)];
}

function buildChildrensBoard(today: CivilDate): SampleBoard {
  const calendar = sampleCalendar(today);
  const scheme = preset('product-5x5');
  const people = childrenPeople(today);
  const groups = childrenGroups;
  const cast = castOf(people, groups, 'p-castell-rowena');
  const siteUrl = siteUrlOf(childrenSitePath);
  const plan = actionRows(
    { letter: 'c', cast, calendar, evidenceFolder: `${siteUrl}/Shared%20Documents/Evidence` },
    [childrenEveryonesDuty, childsJourney, childrenWholeFamily, childrenLearning].map((priority) =>
      priority(calendar),
    ),
  );
  const register = riskRows({ partnership: childrenPartnership, cast, calendar, schemeOn: () => scheme }, [
    ...risksOfHarm,
    ...risksToPartnership,
  ]);
  const board: SampleBoard = {
    id: 'children',
    sitePath: childrenSitePath,
    settings: {
      title: 'Children’s Partnership',
      partnership: childrenPartnership,
      timeZone: 'Europe/London',
      scheme: { id: scheme.id, version: scheme.version },
      managerKeys: ['p-castell-rowena', 'p-sutherland-chloe'],
      planStart: calendar.planStart,
    },
    vocabulary: {
      adequacy: ['Good', 'Reasonable', 'Poor'],
      categories: [
        'Safeguarding',
        'Partnership and governance',
        'Workforce',
        'Information and technology',
        'Finance and capacity',
      ],
    },
    schemes: [scheme],
    reminderPolicy: defaultReminderPolicy,
    people,
    groups,
    meetings: childrenMeetings(today, groups),
    risks: register.risks,
    assessments: register.assessments,
    controls: register.controls,
    actions: plan.actions,
    updates: [...plan.updates, ...register.updates],
  };
  return withSealedMeeting(board, today, siteUrl, cast.manager);
}

function buildAdultsBoard(today: CivilDate): SampleBoard {
  const calendar = sampleCalendar(today);
  const scheme = preset('ranked-5x5');
  const before = preset('product-5x5');
  // The Board gave up multiplying eleven months ago: what was scored before stays as it was scored.
  const changedOn = addMonths(today, -11);
  const people = adultsPeople();
  const groups = adultsGroups;
  const cast = castOf(people, groups, 'p-dossani-imran');
  const siteUrl = siteUrlOf(adultsSitePath);
  const plan = actionRows(
    { letter: 'a', cast, calendar, evidenceFolder: `${siteUrl}/Shared%20Documents/Evidence` },
    [adultsEveryonesDuty, adultsSafe, adultsWholeFamily, adultsLearning].map((priority) =>
      priority(calendar),
    ),
  );
  const register = riskRows(
    {
      partnership: adultsBoard,
      cast,
      calendar,
      schemeOn: (day) => (day < changedOn ? before : scheme),
    },
    adultsRisks,
  );
  const board: SampleBoard = {
    id: 'adults',
    sitePath: adultsSitePath,
    settings: {
      title: 'Adults Board',
      partnership: adultsBoard,
      timeZone: 'Europe/London',
      scheme: { id: scheme.id, version: scheme.version },
      managerKeys: ['p-dossani-imran'],
      planStart: calendar.planStart,
    },
    vocabulary: {
      adequacy: ['Good', 'Reasonable', 'Poor'],
      categories: ['Safeguarding', 'Market and providers', 'Legal and rights', 'Finance and capacity'],
    },
    schemes: [scheme, before],
    reminderPolicy: defaultReminderPolicy,
    people,
    groups,
    meetings: adultsMeetings(today, groups),
    risks: register.risks,
    assessments: register.assessments,
    controls: register.controls,
    actions: plan.actions,
    updates: [...plan.updates, ...register.updates],
  };
  return withSealedMeeting(board, today, siteUrl, cast.manager);
}

function siteUrlOf(path: string): string {
  return `https://${exampleshireDirectory.sharePointHost ?? ''}${path}`;
}

function preset(id: string): ScoringScheme {
  const found = schemePreset(id);
  if (found === undefined) throw new RangeError(`There is no preset scheme ${id}.`);
  return found;
}
