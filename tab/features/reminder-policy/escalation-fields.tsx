import { Button, Checkbox, Field, makeStyles, tokens } from '@fluentui/react-components';
import { reminderPolicyWords } from '../../../shared/domain/reminder-policy-words.ts';
import { ladderRoleSchema } from '../../../shared/domain/reminder-policy.ts';
import { useLanguage } from '../../ui/language.tsx';
import type { PolicyProblems, PolicyValues } from './policy-draft.ts';
import { policyFieldWords } from './policy-field-words.ts';
import { FieldGroup, problemAt, TextField } from './policy-field.tsx';

const useStyles = makeStyles({
  text: { margin: 0, maxWidth: '70ch' },
  wrong: { margin: 0, color: tokens.colorPaletteRedForeground1 },
  step: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalS,
    minWidth: 0,
    margin: 0,
    padding: '8px 12px 12px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  legend: { fontWeight: tokens.fontWeightSemibold },
  roles: { display: 'flex', flexWrap: 'wrap' },
  left: { alignSelf: 'flex-start' },
});

type Steps = PolicyValues['escalation'];
const mostSteps = 10;

/** The ladder: after so many days of silence, whom the action goes to. */
export function EscalationFields(props: {
  steps: Steps;
  problems: PolicyProblems;
  onChange: (steps: Steps) => void;
}) {
  const styles = useStyles();
  const language = useLanguage();
  const w = policyFieldWords(language);
  const { steps, problems, onChange } = props;
  const change = (index: number, part: Partial<Steps[number]>) =>
    onChange(steps.map((step, position) => (position === index ? { ...step, ...part } : step)));
  const add = () => {
    const last = Math.max(0, ...steps.map(({ afterDays }) => Number(afterDays) || 0));
    onChange([...steps, { afterDays: String(last + 14), to: ['board manager'] }]);
  };
  return (
    <FieldGroup legend={reminderPolicyWords(language).chapters.silence}>
      <p className={styles.text}>{w.ladder}</p>
      {problems['escalation'] !== undefined && (
        <p className={styles.wrong} role="alert">
          {problems['escalation']}
        </p>
      )}
      {steps.length === 0 && <p className={styles.text}>{w.nothingEscalated}</p>}
      {steps.map((step, index) => (
        <fieldset key={index} className={styles.step}>
          <legend className={styles.legend}>{w.step(index + 1)}</legend>
          <TextField
            label={w.silence}
            number
            field={`escalation.${index}.afterDays`}
            value={step.afterDays}
            problems={problems}
            onChange={(afterDays) => change(index, { afterDays })}
          />
          <Field label={w.goesTo} {...problemAt(problems, `escalation.${index}.to`)}>
            {(field) => (
              <div
                role="group"
                id={field.id}
                aria-labelledby={field['aria-labelledby']}
                aria-describedby={field['aria-describedby']}
                className={styles.roles}
              >
                {ladderRoleSchema.options.map((role) => (
                  <Checkbox
                    key={role}
                    label={reminderPolicyWords(language).ladderRoles[role]}
                    checked={step.to.includes(role)}
                    aria-invalid={problems[`escalation.${index}.to`] !== undefined}
                    onChange={(_, { checked }) =>
                      change(index, {
                        to: ladderRoleSchema.options.filter((each) =>
                          each === role ? checked === true : step.to.includes(each),
                        ),
                      })
                    }
                  />
                ))}
              </div>
            )}
          </Field>
          <Button
            className={styles.left}
            onClick={() => onChange(steps.filter((_, position) => position !== index))}
          >
            {w.removeStep(index + 1)}
          </Button>
        </fieldset>
      ))}
      {steps.length < mostSteps && (
        <Button className={styles.left} onClick={add}>
          {w.addStep}
        </Button>
      )}
    </FieldGroup>
  );
}
