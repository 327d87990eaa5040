/** What somebody may say of an action with one press; the form then opens with it filled in. */
export type QuickStart = 'on track' | 'done' | 'not yet';

export const quickStarts: readonly QuickStart[] = ['on track', 'done', 'not yet'];
