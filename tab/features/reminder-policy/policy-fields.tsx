import { Field, makeStyles, Select } from '@fluentui/react-components';
import { workingWeekdaySchema } from '../../../shared/domain/person.ts';
import { nationInWords } from '../../../shared/domain/reminder-policy-in-words.ts';
import { nationSchema } from '../../../shared/domain/working-days.ts';
import { EscalationFields } from './escalation-fields.tsx';
import type { PolicyProblems, PolicyValues } from './policy-draft.ts';
import { FieldGroup, TextField, YesNo } from './policy-field.tsx';
import { QuietPeriodFields } from './quiet-period-fields.tsx';

const useStyles = makeStyles({ select: { maxWidth: '24ch', minWidth: 0 } });

const stagesHint = 'Whole numbers with commas between, such as 28, 14, 7. Empty = not asked before.';

/** Every part of the policy as a field, in the order in which a board talks about it. */
export function PolicyFields(props: {
  values: PolicyValues;
  problems: PolicyProblems;
  onChange: (values: PolicyValues) => void;
}) {
  const styles = useStyles();
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
      <FieldGroup legend="Actions">
        <TextField label="Days before the due date" hint={stagesHint} {...text('actionDaysBefore')} />
        <YesNo
          label="Ask on the due date"
          checked={values.actionOnTheDay}
          onChange={(actionOnTheDay) => change({ actionOnTheDay })}
        />
        <TextField
          label="While overdue, every … days"
          hint="Empty = not asked again."
          number
          {...text('overdueEveryDays')}
        />
        <TextField
          label="Ongoing actions, every … months"
          hint="For actions without a rhythm of their own."
          number
          {...text('ongoingEveryMonths')}
        />
      </FieldGroup>
      <FieldGroup legend="Reviews of risks">
        <TextField label="Days before the review date" hint={stagesHint} {...text('reviewDaysBefore')} />
        <YesNo
          label="Ask on the review date"
          checked={values.reviewOnTheDay}
          onChange={(reviewOnTheDay) => change({ reviewOnTheDay })}
        />
        <TextField
          label="Days after the review date"
          hint="Such as 7. Empty = not asked again."
          {...text('reviewDaysAfter')}
        />
      </FieldGroup>
      <FieldGroup legend="Meetings">
        <TextField
          label="Days before a meeting on which leads are asked for updates"
          hint="The first asks, the others nudge those who have not answered. Empty = nobody is asked."
          {...text('meetingDaysBefore')}
        />
        <TextField
          label="Days before a meeting when papers are due"
          hint="The chair and the board managers are told. Empty = nobody is told."
          number
          {...text('papersDaysBefore')}
        />
      </FieldGroup>
      <EscalationFields
        steps={values.escalation}
        problems={problems}
        onChange={(escalation) => change({ escalation })}
      />
      <FieldGroup legend="Chairs and board managers">
        <TextField
          label="Put before the chair again, every … days"
          hint="Completed actions to close, and requests for more time. Empty = once."
          number
          {...text('chairEveryDays')}
        />
        <Field
          label="Day of the weekly summary and the weekly list"
          hint="Chairs get a summary of their groups, board managers what is missing."
        >
          <Select
            className={styles.select}
            value={values.weeklyOn}
            onChange={(_, { value }) =>
              change({ weeklyOn: workingWeekdaySchema.safeParse(value).data ?? '' })
            }
          >
            <option value="">Neither is sent</option>
            {workingWeekdaySchema.options.map((day) => (
              <option key={day}>{day}</option>
            ))}
          </Select>
        </Field>
      </FieldGroup>
      <FieldGroup legend="Days and times">
        <TextField label="Cards go out at" hint="On the board’s clock." type="time" {...text('sendAt')} />
        <Field label="Bank holidays of">
          <Select
            className={styles.select}
            value={values.nation}
            onChange={(_, { value }) =>
              change({ nation: nationSchema.safeParse(value).data ?? values.nation })
            }
          >
            {nationSchema.options.map((nation) => (
              <option key={nation} value={nation}>
                {nationInWords[nation]}
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
      <FieldGroup legend="What leads may choose">
        <YesNo
          label="The day of the week for their card"
          checked={values.choices.weekday}
          onChange={(weekday) => choose({ weekday })}
        />
        <YesNo
          label="The time of their card"
          checked={values.choices.time}
          onChange={(time) => choose({ time })}
        />
        <TextField
          label="The latest time they may choose"
          type="time"
          field="choices.latestTime"
          value={values.choices.latestTime}
          problems={problems}
          onChange={(latestTime) => choose({ latestTime })}
        />
        <TextField
          label="The longest pause, in days"
          hint="0 = no pause. What is overdue never waits."
          number
          field="choices.longestPauseDays"
          value={values.choices.longestPauseDays}
          problems={problems}
          onChange={(longestPauseDays) => choose({ longestPauseDays })}
        />
        <YesNo
          label="To pass an action to their deputy"
          checked={values.choices.passToDeputy}
          onChange={(passToDeputy) => choose({ passToDeputy })}
        />
      </FieldGroup>
    </>
  );
}
