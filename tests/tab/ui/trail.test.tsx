/** @jest-environment jsdom */
import { renderToStaticMarkup } from 'react-dom/server';
import { Trail } from '../../../tab/ui/trail.tsx';
import { aHistory, anUpdate } from '../../support/builders.ts';

const shown = (updates: ReturnType<typeof anUpdate>[]) => {
  const page = document.createElement('div');
  page.innerHTML = renderToStaticMarkup(
    <Trail state={{ phase: 'read', history: aHistory({ updates }) }} timeZone="Europe/London" />,
  );
  return [...page.querySelectorAll('ol > li')].map((entry) => entry.textContent);
};

describe('the history of an item', () => {
  it('says who, when on the board’s clock, by what way, and each value before and after, newest first', () => {
    const [newest, oldest] = shown([
      anUpdate({ at: '2026-02-20T10:15:00Z', via: 'import', kind: 'imported', text: 'Row 7.' }),
      anUpdate({
        at: '2026-06-20T10:15:00Z',
        changes: [{ field: 'rag', before: '', after: 'Amber' }],
        reason: 'Audit late.',
      }),
    ]);
    expect(newest).toContain('Priya Nair Progress');
    expect(newest).toContain('20 June 2026 at 11:15, from a card in Teams chat');
    expect(newest).toContain('RAG: nothing → Amber');
    expect(newest).toContain('Reason: Audit late.');
    expect(oldest).toContain('20 February 2026 at 10:15, by import');
  });

  it('shows an instant as found when it is none, and survives a time zone that does not exist', () => {
    expect(shown([anUpdate({ at: 'last Tuesday' })])[0]).toContain('last Tuesday');
    expect(
      renderToStaticMarkup(
        <Trail
          state={{ phase: 'read', history: aHistory({ updates: [anUpdate()] }) }}
          timeZone="Mars/Base"
        />,
      ),
    ).toContain('20 February 2026');
  });

  it('says so when nothing has been recorded', () => {
    expect(
      renderToStaticMarkup(<Trail state={{ phase: 'read', history: aHistory() }} timeZone="Europe/London" />),
    ).toContain('Nothing has been recorded yet.');
  });
});
