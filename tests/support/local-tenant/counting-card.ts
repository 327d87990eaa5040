/** A card that shows a number and can add to it; `seenBy` are the people it refreshes itself for. */
export function countingCard(
  count: number,
  seenBy: readonly string[],
  note?: string,
): Record<string, unknown> {
  return {
    type: 'AdaptiveCard',
    version: '1.5',
    refresh: {
      action: { type: 'Action.Execute', verb: 'refresh', data: { count } },
      userIds: [...seenBy],
    },
    body: [
      { type: 'TextBlock', text: `The count is ${count}`, weight: 'bolder', size: 'large', wrap: true },
      ...(note === undefined ? [] : [{ type: 'TextBlock', text: note, isSubtle: true }]),
      {
        type: 'Input.Number',
        id: 'by',
        label: 'Add how many?',
        value: 1,
        isRequired: true,
        errorMessage: 'Give a number',
      },
    ],
    actions: [
      {
        type: 'Action.Execute',
        title: 'Add',
        verb: 'add',
        data: { count },
        fallback: { type: 'Action.Submit', title: 'Add', data: { verb: 'add', count } },
      },
      { type: 'Action.Execute', title: 'Add for everyone', verb: 'add-for-all', data: { count } },
      { type: 'Action.Execute', title: 'Just say', verb: 'say' },
      { type: 'Action.Submit', title: 'Submit', data: { count } },
    ],
  };
}
