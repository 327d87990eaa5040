import { z } from 'zod';

/** When reminders go out. Every number is the board's to change; kept in Settings under "reminder-policy". */
export const reminderPolicySchema = z
  .strictObject({
    /** Days before the due date; each is one stage. */
    actionDaysBefore: z.array(z.number().int().positive()),
    actionOnTheDay: z.boolean(),
    /** While overdue, ask again every so many days; null = never again. */
    overdueEveryDays: z.number().int().positive().nullable(),
    reviewDaysBefore: z.array(z.number().int().positive()),
    reviewOnTheDay: z.boolean(),
    reviewDaysAfter: z.array(z.number().int().positive()),
    /** Ongoing items without a cadence of their own are asked about this often. */
    ongoingEveryMonths: z.number().int().positive(),
    /** Local time of the board, HH:MM. */
    sendAt: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Use a 24-hour time such as 08:30.'),
  })
  .describe('Reminder policy');
export type ReminderPolicy = z.infer<typeof reminderPolicySchema>;

export const defaultReminderPolicy: ReminderPolicy = {
  actionDaysBefore: [28, 14, 7],
  actionOnTheDay: true,
  overdueEveryDays: 7,
  reviewDaysBefore: [14, 3],
  reviewOnTheDay: true,
  reviewDaysAfter: [7],
  ongoingEveryMonths: 3,
  sendAt: '08:30',
};
