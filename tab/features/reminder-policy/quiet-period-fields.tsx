import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { DateField } from '../../ui/date-field.tsx';
import { useWords } from '../../ui/language.tsx';
import type { PolicyProblems, PolicyValues } from './policy-draft.ts';
import { policyFieldWords } from './policy-field-words.ts';
import { problemAt, TextField } from './policy-field.tsx';

const useStyles = makeStyles({
  period: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-start',
    gap: tokens.spacingHorizontalM,
    minWidth: 0,
    margin: 0,
    padding: '8px 12px 12px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  legend: { fontWeight: tokens.fontWeightSemibold },
  left: { alignSelf: 'flex-start' },
  text: { margin: 0 },
});

type Periods = PolicyValues['quietDays'];
const mostPeriods = 50;

/** Days on which nothing goes out, beyond weekends and bank holidays. */
export function QuietPeriodFields(props: {
  periods: Periods;
  problems: PolicyProblems;
  onChange: (periods: Periods) => void;
}) {
  const styles = useStyles();
  const w = useWords(policyFieldWords);
  const { periods, problems, onChange } = props;
  const change = (index: number, part: Partial<Periods[number]>) =>
    onChange(periods.map((period, position) => (position === index ? { ...period, ...part } : period)));
  return (
    <>
      {periods.length === 0 && <p className={styles.text}>{w.noQuiet}</p>}
      {periods.map((period, index) => (
        <fieldset key={index} className={styles.period}>
          <legend className={styles.legend}>{w.quiet(index + 1)}</legend>
          <DateField
            label={w.firstDay}
            value={period.from}
            onChange={(from) => change(index, { from })}
            {...problemAt(problems, `quietDays.${index}.from`)}
          />
          <DateField
            label={w.lastDay}
            value={period.to}
            onChange={(to) => change(index, { to })}
            {...problemAt(problems, `quietDays.${index}.to`)}
          />
          <TextField
            label={w.why}
            field={`quietDays.${index}.why`}
            value={period.why}
            problems={problems}
            onChange={(why) => change(index, { why })}
          />
          <Button
            className={styles.left}
            onClick={() => onChange(periods.filter((_, position) => position !== index))}
          >
            {w.removeQuiet(index + 1)}
          </Button>
        </fieldset>
      ))}
      {periods.length < mostPeriods && (
        <Button className={styles.left} onClick={() => onChange([...periods, { from: '', to: '', why: '' }])}>
          {w.addQuiet}
        </Button>
      )}
    </>
  );
}
