import type { Receipt, ReceiptLine, ReceiptsResponse } from '../../shared/contracts/receipts.ts';
import { civilDate } from '../../shared/domain/civil-date.ts';
import { aRow } from './builders.ts';

/** A line about action A-1, 14 days before it was due, with no later reminder. */
export function aReceiptLine(parts: Partial<ReceiptLine> = {}): ReceiptLine {
  return {
    itemKind: 'action',
    itemKey: 'A-1',
    stage: 'before-14',
    dueUsed: civilDate('2026-03-16'),
    reason: 'Due in 14 days, on 16 March 2026.',
    askedAgainAt: null,
    ...parts,
  };
}

/** The receipt of a digest that was sent on 2 March 2026, unless `parts` say otherwise. */
export function aReceipt(parts: Partial<Omit<Receipt, 'day'>> & { day?: string } = {}): Receipt {
  const day = civilDate(parts.day ?? '2026-03-02');
  const personKey = parts.personKey ?? 'person-1';
  return {
    ...aRow(),
    claimKey: `${day}/${personKey}`,
    kind: 'digest',
    lines: [aReceiptLine()],
    state: 'sent',
    channel: 'Teams chat',
    messageId: 'message-1',
    problem: '',
    error: '',
    attempts: 1,
    policyVersion: 0,
    requestedBy: null,
    claimedAt: `${day}T08:30:00Z`,
    finishedAt: `${day}T08:30:01Z`,
    filedOn: day,
    needsYou: false,
    ...parts,
    personKey,
    day,
  };
}

/** One whole answer to a board manager. */
export function receiptsOf(...receipts: Receipt[]): ReceiptsResponse {
  return {
    scope: 'board',
    receipts,
    next: null,
    total: receipts.length,
    needsYou: receipts.filter(({ needsYou }) => needsYou),
    timesToday: {},
  };
}
