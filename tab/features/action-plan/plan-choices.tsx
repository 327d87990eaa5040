import { memo, useMemo } from 'react';
import type { ActionFacts } from '../../register/action-facts.ts';
import { useRegister } from '../../register/register-context.tsx';
import { ChoiceFilter } from '../../ui/filters.tsx';
import { actionPlanWords } from './action-plan-words.ts';
import { leadNames, nobody, type PlanFilter } from './plan-rows.ts';

/** The choices beside the search, left as they are while somebody types there. */
export const PlanChoices = memo(AllChoices);

function AllChoices(
  props: Omit<PlanFilter, 'text'> & {
    all: readonly ActionFacts[];
    onChange: (parts: Partial<PlanFilter>) => void;
  },
) {
  const { status, when, groupKey, lead, audience, all, onChange } = props;
  const { groups, language } = useRegister();
  const w = actionPlanWords(language);
  const names = useMemo(() => leadNames(all), [all]);
  return (
    <>
      <ChoiceFilter
        label={w.status}
        value={status}
        options={[
          { value: 'open', label: w.statuses.open },
          { value: 'all', label: w.statuses.all },
          { value: 'not started', label: w.statuses['not started'] },
          { value: 'in progress', label: w.statuses['in progress'] },
          { value: 'complete', label: w.statuses.complete },
          { value: 'closed', label: w.statuses.closed },
          { value: 'cancelled', label: w.statuses.cancelled },
        ]}
        onChange={(status) => onChange({ status })}
      />
      <ChoiceFilter
        label={w.due}
        value={when}
        options={[
          { value: 'any', label: w.whens.any },
          { value: 'overdue', label: w.whens.overdue },
          { value: 'next 28 days', label: w.whens['next 28 days'] },
          { value: 'revised', label: w.whens.revised },
          { value: 'no date', label: w.whens['no date'] },
        ]}
        onChange={(when) => onChange({ when })}
      />
      <ChoiceFilter
        label={w.lead}
        value={lead}
        options={[
          { value: '', label: w.allLeads },
          { value: nobody, label: w.nobodyNamed },
          ...names.map((name) => ({ value: name, label: name })),
        ]}
        onChange={(lead) => onChange({ lead })}
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
        label={w.for}
        value={audience}
        options={[
          { value: '', label: w.everyone },
          { value: 'children', label: w.audiences.children },
          { value: 'adults', label: w.audiences.adults },
          { value: 'both', label: w.audiences.both },
        ]}
        onChange={(audience) => onChange({ audience })}
      />
    </>
  );
}
