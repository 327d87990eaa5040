import { Field, Input, type FieldProps } from '@fluentui/react-components';
import { civilDateSchema, formatCivilDate, type CivilDate } from '../../shared/domain/civil-date.ts';
import { useLanguage } from './language.tsx';

/**
 * A day, chosen or typed. The browser writes it in the order of its own language, whatever Teams speaks, and 03/04 is two days: so the
 * day that was understood stands in words below.
 */
export function DateField(
  props: Pick<FieldProps, 'label' | 'validationMessage' | 'validationState'> & {
    hint?: string;
    /** YYYY-MM-DD, or empty while no whole day is there. */
    value: string;
    min?: CivilDate;
    max?: CivilDate;
    /** It may be read and copied, and not changed. */
    readOnly?: boolean;
    onChange: (value: string) => void;
  },
) {
  const language = useLanguage();
  const { value, min, max, readOnly = false, onChange, hint, ...field } = props;
  const day = civilDateSchema.safeParse(value);
  const below = [
    ...(day.success ? [formatCivilDate(day.data, language)] : []),
    ...(hint === undefined ? [] : [hint]),
  ].join(' · ');
  return (
    <Field {...field} {...(below === '' ? {} : { hint: below })}>
      <Input
        type="date"
        {...(min === undefined ? {} : { min })}
        {...(max === undefined ? {} : { max })}
        readOnly={readOnly}
        value={value}
        onChange={(_, data) => onChange(data.value)}
      />
    </Field>
  );
}
