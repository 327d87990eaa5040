import { Combobox, Option } from '@fluentui/react-components';
import { useState, type Ref } from 'react';
import type { ShownItem } from '../../../shared/domain/showing.ts';
import { withReference } from '../../../shared/domain/item-title.ts';
import { useRegister } from '../../register/register-context.tsx';
import { useWords } from '../../ui/language.tsx';
import { jumpTargets, nameOf } from './agenda.ts';
import { words } from './words.ts';

const mostShown = 12;

/** Finds any item of the register by its reference or title, on the agenda or not. */
export function JumpBox(props: { place: Ref<HTMLDivElement>; onJump: (item: ShownItem) => void }) {
  const { place, onJump } = props;
  const w = useWords(words);
  const register = useRegister();
  const [typed, setTyped] = useState('');
  const found = jumpTargets(register, typed, mostShown);
  return (
    <div ref={place} style={{ width: '290px', maxWidth: '100%' }}>
      <Combobox
        aria-label={w.jump}
        placeholder={w.jump}
        freeform
        style={{ width: '100%', minWidth: 0 }}
        value={typed}
        selectedOptions={[]}
        onChange={(event) => setTyped(event.target.value)}
        onOptionSelect={(_, { optionValue }) => {
          const entry = found.find(({ item }) => nameOf(item) === optionValue);
          if (entry === undefined) return;
          setTyped('');
          onJump(entry.item);
        }}
      >
        {found.map(({ item, reference, title }) => {
          const text = `${item.kind === 'risk' ? w.risk : w.action} ${withReference(reference, title)}`;
          return (
            <Option key={nameOf(item)} value={nameOf(item)} text={text}>
              {text}
            </Option>
          );
        })}
        {found.length === 0 && (
          <Option disabled value="" text={w.noMatch}>
            {w.noMatch}
          </Option>
        )}
      </Combobox>
    </div>
  );
}
