import { policyInWords } from '../../../shared/domain/reminder-policy-in-words.ts';
import type { ReminderPolicy } from '../../../shared/domain/reminder-policy.ts';
import { Facts, Section } from '../../ui/details.tsx';
import { useLanguage } from '../../ui/language.tsx';

/** A policy to read: the same for everybody. */
export function PolicyWords({ policy, level = 2 }: { policy: ReminderPolicy; level?: 2 | 3 }) {
  return policyInWords(policy, useLanguage()).map(({ heading, lines }) => (
    <Section key={heading} heading={heading} level={level}>
      <Facts entries={lines} />
    </Section>
  ));
}
