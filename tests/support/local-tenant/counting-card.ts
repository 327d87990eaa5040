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

/** One of everything that cards for registers are made of, with more actions than are shown at once. */
export function crowdedCard(tabUrl: string): Record<string, unknown> {
  return {
    type: 'AdaptiveCard',
    version: '1.5',
    body: [
      {
        type: 'TextBlock',
        text: 'Your actions',
        size: 'large',
        weight: 'bolder',
        wrap: true,
        style: 'heading',
      },
      {
        type: 'TextBlock',
        text: 'Two are **overdue**. See [the plan](https://example.test/plan).',
        wrap: true,
      },
      {
        type: 'Container',
        style: 'attention',
        items: [
          { type: 'TextBlock', text: 'Overdue by 12 days', color: 'attention', weight: 'bolder', wrap: true },
        ],
      },
      {
        type: 'ColumnSet',
        columns: [
          { type: 'Column', width: 'auto', items: [{ type: 'TextBlock', text: '3.2', isSubtle: true }] },
          {
            type: 'Column',
            width: 'stretch',
            items: [
              { type: 'TextBlock', text: 'Review the missing-children protocol with partners', wrap: true },
            ],
          },
          {
            type: 'Column',
            width: 'auto',
            items: [{ type: 'TextBlock', text: '● Amber', color: 'warning', weight: 'bolder' }],
          },
        ],
      },
      {
        type: 'FactSet',
        facts: [
          { title: 'Due', value: '19 March 2026' },
          { title: 'Last note', value: 'Draft sent to health colleagues for comment.' },
        ],
      },
      { type: 'TextBlock', id: 'more', isVisible: false, text: 'A longer history.', wrap: true },
      {
        type: 'Input.Text',
        id: 'note',
        label: 'Progress note',
        isMultiline: true,
        placeholder: 'What has been done?',
      },
      {
        type: 'Input.ChoiceSet',
        id: 'status',
        label: 'Status',
        value: 'in-progress',
        choices: [
          { title: 'In progress', value: 'in-progress' },
          { title: 'Complete', value: 'complete' },
        ],
      },
      { type: 'Input.Date', id: 'until', label: 'New date' },
      { type: 'Input.Toggle', id: 'evidence', title: 'Evidence is attached', label: 'Evidence' },
    ],
    actions: [
      { type: 'Action.Execute', title: 'Save', verb: 'say', style: 'positive' },
      {
        type: 'Action.ShowCard',
        title: 'Ask for more time',
        card: {
          type: 'AdaptiveCard',
          body: [{ type: 'Input.Text', id: 'reason', label: 'Reason' }],
          actions: [{ type: 'Action.Execute', title: 'Ask', verb: 'say' }],
        },
      },
      { type: 'Action.ToggleVisibility', title: 'History', targetElements: ['more'] },
      { type: 'Action.OpenUrl', title: 'Open in the register', url: `${tabUrl}?action=3.2` },
      { type: 'Action.Execute', title: 'Fifth', verb: 'say' },
      { type: 'Action.Execute', title: 'Sixth', verb: 'say' },
      { type: 'Action.Execute', title: 'Seventh', verb: 'say' },
      { type: 'Action.Execute', title: 'Eighth', verb: 'say' },
    ],
  };
}
