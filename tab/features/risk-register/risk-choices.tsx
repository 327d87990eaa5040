import { memo } from 'react';
import { useRegister } from '../../register/register-context.tsx';
import type { RiskFacts } from '../../register/risk-facts.ts';
import { ChoiceFilter } from '../../ui/filters.tsx';
import { bandLabels, noBand, type RiskFilter } from './risk-list.ts';
import { riskRegisterWords } from './risk-register-words.ts';

/** The choices beside the search, left as they are while somebody types there. */
export const RiskChoices = memo(AllChoices);

function AllChoices(
  props: Pick<RiskFilter, 'status' | 'band' | 'groupKey' | 'category' | 'review'> & {
    all: readonly RiskFacts[];
    onChange: (parts: Partial<RiskFilter>) => void;
  },
) {
  const { status, band, groupKey, category, review, all, onChange } = props;
  const { groups, language } = useRegister();
  const w = riskRegisterWords(language);
  return (
    <>
      <ChoiceFilter
        label={w.status}
        value={status}
        options={[
          { value: 'open', label: w.open },
          { value: 'closed', label: w.closed },
          { value: 'all', label: w.openAndClosed },
        ]}
        onChange={(status) => onChange({ status })}
      />
      <ChoiceFilter
        label={w.band}
        value={band}
        options={[
          { value: '', label: w.allBands },
          ...bandLabels(all).map((label) => ({
            value: label,
            label: label === noBand ? w.noBand : label,
          })),
        ]}
        onChange={(band) => onChange({ band })}
      />
      <ChoiceFilter
        label={w.group}
        value={groupKey}
        options={[
          { value: '', label: w.allGroups },
          ...groups.map((group) => ({ value: group.key, label: group.name })),
        ]}
        onChange={(groupKey) => onChange({ groupKey })}
      />
      <ChoiceFilter
        label={w.category}
        value={category}
        options={[
          { value: '', label: w.allCategories },
          ...categoriesOf(all).map((name) => ({ value: name, label: name })),
        ]}
        onChange={(category) => onChange({ category })}
      />
      <ChoiceFilter
        label={w.review}
        value={review}
        options={[
          { value: 'any', label: w.any },
          { value: 'due', label: w.dueOrOverdue },
          { value: 'overdue', label: w.overdue },
        ]}
        onChange={(review) => onChange({ review })}
      />
    </>
  );
}

function categoriesOf(risks: readonly RiskFacts[]): string[] {
  return [...new Set(risks.map(({ risk }) => risk.category).filter((category) => category !== ''))].sort();
}
