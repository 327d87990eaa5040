import { reportableStatusSchema } from '../../shared/contracts/record-update.ts';
import { ragInWords, ragSchema } from '../../shared/domain/status.ts';
import { statusInWords } from '../register/action-facts.ts';
import { useLanguage } from './language.tsx';

/** The statuses somebody can say an action has. */
export function ReportableStatusOptions() {
  const language = useLanguage();
  return reportableStatusSchema.options.map((status) => (
    <option key={status} value={status}>
      {statusInWords(status, language)}
    </option>
  ));
}

export function RagOptions() {
  const language = useLanguage();
  return ragSchema.options.map((rag) => (
    <option key={rag} value={rag}>
      {ragInWords(rag, language)}
    </option>
  ));
}
