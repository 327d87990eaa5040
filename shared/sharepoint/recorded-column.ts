/** The hidden column of Risks and Actions that makes a row its own outbox; what it holds is in `recorded.ts`. */
export const recordedColumn = 'Recorded';
