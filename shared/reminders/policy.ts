import { z } from 'zod';

/** Days a board can mean when it says how long before or after; more would lead off the calendar. */
const days = z.number().int().positive().max(1000);

/** When reminders go out. Every number is the board's to change; kept in Settings under "reminder-policy". */
export const reminderPolicySchema = z
  .strictObject({
    /** Days before the due date; each is one stage. */
    actionDaysBefore: z.array(days),
    actionOnTheDay: z.boolean(),
    /** While overdue, ask again every so many days; null = never again. */
    overdueEveryDays: days.nullable(),
    reviewDaysBefore: z.array(days),
    reviewOnTheDay: z.boolean(),
    reviewDaysAfter: z.array(days),
    /** Ongoing items without a cadence of their own are asked about this often. */
    ongoingEveryMonths: z.number().int().positive().max(120),
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
