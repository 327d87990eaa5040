import { type Action } from '../../shared/domain/action.ts';
import { type Group, type Meeting, type Person } from '../../shared/domain/person.ts';
import { type AssessmentEntry, type Control, type Risk } from '../../shared/domain/risk.ts';
import { type Row } from '../../shared/domain/row.ts';
import { type ScoringScheme } from '../../shared/domain/scoring-scheme.ts';
import { type BoardSettings, type Vocabulary } from '../../shared/domain/settings.ts';
import { type UpdateEntry } from '../../shared/domain/update.ts';
import { type ReminderPolicy } from '../../shared/domain/reminder-policy.ts';

/** An entity before SharePoint has given it an id, an ETag and an editor. */
export type Unsaved<Entity extends Row> = Omit<Entity, keyof Row>;

/** A file of the site's library. */
export interface SampleFile {
  readonly path: readonly string[];
  readonly text: string;
}

/** Everything one board's site holds on the day the sample is made. */
export interface SampleBoard {
  readonly id: 'children' | 'adults';
  /** Server-relative, for example `/sites/adults-board`. */
  readonly sitePath: string;
  readonly settings: BoardSettings;
  readonly vocabulary: Vocabulary;
  /** Every version an assessment of this board is pinned to. */
  readonly schemes: readonly ScoringScheme[];
  readonly reminderPolicy: ReminderPolicy;
  readonly people: readonly Unsaved<Person>[];
  readonly groups: readonly Unsaved<Group>[];
  readonly meetings: readonly Unsaved<Meeting>[];
  readonly risks: readonly Unsaved<Risk>[];
  readonly assessments: readonly AssessmentEntry[];
  readonly controls: readonly Unsaved<Control>[];
  readonly actions: readonly Unsaved<Action>[];
  readonly updates: readonly UpdateEntry[];
  /** Sealed registers of past meetings. */
  readonly files?: readonly SampleFile[];
}
