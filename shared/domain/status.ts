import { z } from 'zod';

/** Complete is said by the lead; closed means the chair or group chair has seen the evidence. */
export const actionStatusSchema = z.enum(['not started', 'in progress', 'complete', 'closed', 'cancelled']);

export type ActionStatus = z.infer<typeof actionStatusSchema>;

/** Stated progress of an action. Green means on track, blue means complete; a risk band's colour is another thing. */
export const ragSchema = z.enum(['red', 'amber', 'green', 'blue']);

export type Rag = z.infer<typeof ragSchema>;
