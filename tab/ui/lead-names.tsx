import { makeStyles, tokens } from '@fluentui/react-components';
import type { LeadInWords } from '../register/people-in-words.ts';
import { Flagged } from './dates.tsx';
import { useWords } from './language.tsx';
import { uiWords } from './ui-words.ts';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none', display: 'grid', rowGap: '2px' },
  from: { color: tokens.colorNeutralForeground3 },
});

/** Who leads: names with roles, and what a board manager should know about them. `detailed` adds post and agency. */
export function LeadNames({
  leads,
  detailed = false,
}: {
  leads: readonly LeadInWords[];
  detailed?: boolean;
}) {
  const styles = useStyles();
  const w = useWords(uiWords);
  if (leads.length === 0) return <Flagged words={w.nobodyNamed} />;
  return (
    <ul className={styles.list}>
      {leads.map((lead, index) => (
        <li key={`${index} ${lead.name}`}>
          {lead.name}
          {lead.role !== '' && ` (${lead.role})`}
          {detailed && lead.from !== '' && <span className={styles.from}>, {lead.from}</span>}
          {lead.warning !== '' && (
            <div>
              <Flagged words={lead.warning} />
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}
