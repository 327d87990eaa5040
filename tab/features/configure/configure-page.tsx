import { Field, makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { BoardsResponse } from '../../../shared/contracts/tab-api.ts';
import { useWords } from '../../ui/language.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { configureWords } from './configure-words.ts';

const useStyles = makeStyles({
  page: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalL,
    padding: tokens.spacingHorizontalXL,
  },
  text: { margin: 0 },
});

type Board = BoardsResponse['boards'][number];

/** Shown by Teams when somebody adds the tab to a channel: which board it is to show. Teams' own Save button saves. */
export function ConfigurePage({
  boards,
  onChoose,
}: {
  boards: readonly Board[];
  onChoose: (board: Board | null) => void;
}) {
  const styles = useStyles();
  const w = useWords(configureWords);
  const [chosen, setChosen] = useState('');
  return (
    <main className={styles.page}>
      <PageHeading title={w.title} />
      <Field label={w.board}>
        <RadioGroup
          value={chosen}
          onChange={(_, { value }) => {
            setChosen(value);
            onChoose(boards.find((board) => board.id === value) ?? null);
          }}
        >
          {boards.map((board) => (
            <Radio
              key={board.id}
              value={board.id}
              disabled={!board.readable}
              label={board.readable ? board.title : w.noRights(board.title)}
            />
          ))}
        </RadioGroup>
      </Field>
      <p className={styles.text}>{chosen === '' ? w.choose : w.save}</p>
    </main>
  );
}
