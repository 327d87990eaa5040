/** @jest-environment jsdom */
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { keepWayBack, takeWayBack } from '../../../tab/app/way-back.ts';
import { keepDraft, keepFor } from '../../../tab/ui/drafts.ts';
import { rememberAll, useRemembered } from '../../../tab/ui/remembered.ts';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

const halfPastTen = Date.UTC(2026, 2, 2, 10, 30);
const minutes = 60_000;
const onAnAction = '/board/children/actions/action-7';
const noFilter = { text: '', status: '' };

function Filter() {
  const [filter] = useRemembered('plan filter children', noFilter);
  return JSON.stringify(filter);
}
function shownFilter(): string {
  const page = document.createElement('div');
  act(() => createRoot(page).render(<Filter />));
  return page.textContent;
}

/** Somebody has to leave the page with this filter, and it is loaded anew. */
function leave(filter: unknown) {
  rememberAll({ 'plan filter children': filter });
  keepWayBack(onAnAction, halfPastTen);
  rememberAll({ 'plan filter children': noFilter });
}

afterEach(() => sessionStorage.clear());

describe('whoever had to leave the page to sign in', () => {
  it('comes back to where they were, with what they filtered by, once', () => {
    leave({ text: 'chronologies', status: 'overdue' });
    expect(takeWayBack('children', halfPastTen + 5 * minutes)).toBe(onAnAction);
    expect(shownFilter()).toBe('{"text":"chronologies","status":"overdue"}');
    expect(takeWayBack('children', halfPastTen + 5 * minutes)).toBeNull();
  });

  it('comes back where the tab is opened on no board of its own', () => {
    leave(noFilter);
    expect(takeWayBack(null, halfPastTen)).toBe(onAnAction);
  });

  it.each([
    ['the tab is opened on another board', 'adults', halfPastTen],
    ['the name of that board only begins alike', 'child', halfPastTen],
    ['that was long ago', 'children', halfPastTen + 31 * minutes],
    ['the clock was put back', 'children', halfPastTen - minutes],
  ])('begins as always when %s', (_, board, now) => {
    leave({ text: 'chronologies', status: '' });
    expect(takeWayBack(board, now)).toBeNull();
    expect(shownFilter()).toBe('{"text":"","status":""}');
  });

  it.each([
    [{ text: 7, status: '' }],
    [{ text: 'chronologies' }],
    [['chronologies']],
    ['chronologies'],
    [null],
  ])('finds no filter that another version of the page kept: %j', (filter) => {
    leave(filter);
    expect(takeWayBack('children', halfPastTen)).toBe(onAnAction);
    expect(shownFilter()).toBe('{"text":"","status":""}');
  });

  it('comes back when it is they who signed in; somebody else at the same window finds nothing of theirs', () => {
    keepFor('oid-of-priya');
    leave({ text: 'chronologies', status: '' });
    keepFor('oid-of-priya');
    expect(takeWayBack('children', halfPastTen)).toBe(onAnAction);

    leave({ text: 'chronologies', status: '' });
    keepDraft('update children action-7', { note: 'A note not saved.' });
    keepFor('oid-of-laura');
    expect(takeWayBack('children', halfPastTen)).toBeNull();
    expect(shownFilter()).toBe('{"text":"","status":""}');
    expect(JSON.stringify(Object.values(sessionStorage))).not.toMatch(/chronologies|A note not saved/);
  });

  it('finds nothing when Teams does not say who is looking', () => {
    keepFor('oid-of-priya');
    leave(noFilter);
    keepFor(null);
    expect(takeWayBack('children', halfPastTen)).toBeNull();
  });

  it('is not sent to an address outside the boards', () => {
    keepWayBack('/configure', halfPastTen);
    expect(takeWayBack(null, halfPastTen)).toBeNull();
    sessionStorage.setItem('way back', '{"path":"//elsewhere.example","at":0,"remembered":{}}');
    expect(takeWayBack(null, 0)).toBeNull();
  });
});
