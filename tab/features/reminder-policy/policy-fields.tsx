import { Field, makeStyles, Select } from '@fluentui/react-components';
import { workingWeekdaySchema } from '../../../shared/domain/person.ts';
import { reminderPolicyWords } from '../../../shared/domain/reminder-policy-words.ts';
import { nationSchema } from '../../../shared/domain/working-days.ts';
import { useLanguage } from '../../ui/language.tsx';
import { EscalationFields } from './escalation-fields.tsx';
import type { PolicyProblems, PolicyValues } from './policy-draft.ts';
import { policyFieldWords } from './policy-field-words.ts';
import { FieldGroup, TextField, YesNo } from './policy-field.tsx';
import { QuietPeriodFields } from './quiet-period-fields.tsx';

const useStyles = makeStyles({ select: { maxWidth: '24ch', minWidth: 0 } });

/** Every part of the policy as a field, in the order in which a board talks about it. */
export function PolicyFields(props: {
  values: PolicyValues;
  problems: PolicyProblems;
  onChange: (values: PolicyValues) => void;
}) {
  const styles = useStyles();
  const language = useLanguage();
  const w = policyFieldWords(language);
  const p = reminderPolicyWords(language);
  const { values, problems, onChange } = props;
  const change = (part: Partial<PolicyValues>) => onChange({ ...values, ...part });
  const choose = (part: Partial<PolicyValues['choices']>) =>
    change({ choices: { ...values.choices, ...part } });
  const text = (
    field:
      | 'actionDaysBefore'
      | 'overdueEveryDays'
      | 'ongoingEveryMonths'
      | 'reviewDaysBefore'
      | 'reviewDaysAfter'
      | 'meetingDaysBefore'
      | 'papersDaysBefore'
      | 'chairEveryDays'
      | 'sendAt',
  ) => ({ field, value: values[field], problems, onChange: (value: string) => change({ [field]: value }) });
  return (
    <>
      <FieldGroup legend={p.chapters.actions}>
        <TextField label={w.daysBeforeDue} hint={w.stagesHint} {...text('actionDaysBefore')} />
        <YesNo
          label={w.askOnDue}
          checked={values.actionOnTheDay}
          onChange={(actionOnTheDay) => change({ actionOnTheDay })}
        />
        <TextField label={w.whileOverdue} hint={w.emptyNotAgain} number {...text('overdueEveryDays')} />
        <TextField label={w.ongoing} hint={w.ongoingHint} number {...text('ongoingEveryMonths')} />
      </FieldGroup>
      <FieldGroup legend={p.chapters.reviews}>
        <TextField label={w.daysBeforeReview} hint={w.stagesHint} {...text('reviewDaysBefore')} />
        <YesNo
          label={w.askOnReview}
          checked={values.reviewOnTheDay}
          onChange={(reviewOnTheDay) => change({ reviewOnTheDay })}
        />
        <TextField label={w.daysAfterReview} hint={w.daysAfterReviewHint} {...text('reviewDaysAfter')} />
      </FieldGroup>
      <FieldGroup legend={p.chapters.meetings}>
        <TextField
          label={w.daysBeforeMeeting}
          hint={w.daysBeforeMeetingHint}
          {...text('meetingDaysBefore')}
        />
        <TextField label={w.papers} hint={w.papersHint} number {...text('papersDaysBefore')} />
      </FieldGroup>
      <EscalationFields
        steps={values.escalation}
        problems={problems}
        onChange={(escalation) => change({ escalation })}
      />
      <FieldGroup legend={p.chapters.chairs}>
        <TextField label={w.chair} hint={w.chairHint} number {...text('chairEveryDays')} />
        <Field label={w.weekly} hint={w.weeklyHint}>
          <Select
            className={styles.select}
            value={values.weeklyOn}
            onChange={(_, { value }) =>
              change({ weeklyOn: workingWeekdaySchema.safeParse(value).data ?? '' })
            }
          >
            <option value="">{w.noWeekly}</option>
            {workingWeekdaySchema.options.map((day) => (
              <option key={day} value={day}>
                {capitalised(p.weekdays[day])}
              </option>
            ))}
          </Select>
        </Field>
      </FieldGroup>
      <FieldGroup legend={p.chapters.times}>
        <TextField label={p.sendAt} hint={w.sendAtHint} type="time" {...text('sendAt')} />
        <Field label={p.bankHolidays}>
          <Select
            className={styles.select}
            value={values.nation}
            onChange={(_, { value }) =>
              change({ nation: nationSchema.safeParse(value).data ?? values.nation })
            }
          >
            {nationSchema.options.map((nation) => (
              <option key={nation} value={nation}>
                {p.nations[nation]}
              </option>
            ))}
          </Select>
        </Field>
        <QuietPeriodFields
          periods={values.quietDays}
          problems={problems}
          onChange={(quietDays) => change({ quietDays })}
        />
      </FieldGroup>
      <FieldGroup legend={p.chapters.choices}>
        <YesNo
          label={p.weekday}
          checked={values.choices.weekday}
          onChange={(weekday) => choose({ weekday })}
        />
        <YesNo label={p.time} checked={values.choices.time} onChange={(time) => choose({ time })} />
        <TextField
          label={w.latestTime}
          type="time"
          field="choices.latestTime"
          value={values.choices.latestTime}
          problems={problems}
          onChange={(latestTime) => choose({ latestTime })}
        />
        <TextField
          label={w.longestPause}
          hint={w.longestPauseHint}
          number
          field="choices.longestPauseDays"
          value={values.choices.longestPauseDays}
          problems={problems}
          onChange={(longestPauseDays) => choose({ longestPauseDays })}
        />
        <YesNo
          label={p.passToDeputy}
          checked={values.choices.passToDeputy}
          onChange={(passToDeputy) => choose({ passToDeputy })}
        />
      </FieldGroup>
    </>
  );
}

const capitalised = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
