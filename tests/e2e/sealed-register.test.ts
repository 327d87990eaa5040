import { buildSample } from '../../infra/sample/exampleshire.ts';
import { civilDate } from '../../shared/domain/civil-date.ts';
import { accessibilityProblems } from '../support/browser.ts';
import {
  childrensBoard,
  personCalled,
  picture,
  startJourneys,
  tabFrame,
  type Journeys,
} from '../support/e2e-window.ts';
import { controls } from '../support/tenant-client.ts';

let journeys: Journeys;
beforeAll(async () => {
  journeys = await startJourneys();
}, 240_000);
afterAll(() => journeys.stop());

/** SharePoint counts a new list's rows from 1. */
const itemId = '1';
const [children] = buildSample(civilDate('2026-03-02'));
const title = children?.risks[0]?.title ?? '';

it('a chair seals a meeting; an item changes afterwards, and the sealed register still shows it as it was', async () => {
  const page = await journeys.windowOf('Margaret Oyelaran', { view: 'tab' });
  const tab = await childrensBoard(page);
  await tab.getByRole('link', { name: 'Meetings', exact: true }).click();
  await tab.getByRole('heading', { name: 'Meetings', level: 1 }).waitFor();
  await picture(page, 'meetings');
  expect(await accessibilityProblems(tabFrame(page, journeys.stack))).toEqual([]);

  await tab
    .getByRole('button', { name: /^Seal the register: Joint Executive/ })
    .first()
    .click();
  const dialog = tab.getByRole('alertdialog');
  await dialog.waitFor();
  await picture(page, 'seal-dialog');
  await dialog.getByRole('button', { name: 'Seal the register' }).click();
  // Nobody narrowed the folder for what is exempt, so the chair is asked first; nothing is written yet.
  const notice = dialog.getByRole('alert');
  await notice.getByText(/^Everybody in .* Members.* may open it/).waitFor();
  await picture(page, 'seal-open-folder');
  expect(await accessibilityProblems(tabFrame(page, journeys.stack))).toEqual([]);
  await notice.getByRole('button', { name: 'Write it there all the same' }).click();
  await tab
    .getByText(/^The register is sealed: Joint Executive/)
    .first()
    .waitFor();
  // The button that was pressed is gone; the focus is where it says what came of it, and so is the page.
  await tab
    .locator('div:focus')
    .getByText(/Joint Executive/)
    .waitFor();

  await controls(journeys.stack).ask('POST', 'sharepoint/hand-edit', {
    sitePath: '/sites/children-partnership',
    list: 'Risks',
    itemId,
    userId: personCalled('Rowena Castell').id,
    fields: { Title: 'Renamed after the meeting' },
  });
  await tab.getByRole('link', { name: 'Risk register', exact: true }).click();
  await tab.getByRole('link', { name: 'Renamed after the meeting' }).waitFor();

  await tab.getByRole('link', { name: 'Meetings', exact: true }).click();
  await tab
    .getByRole('link', { name: /^Open the register as it stood: Joint Executive/ })
    .first()
    .click();
  await tab.getByText(/^The register as it stood on 2 March 2026, sealed by Margaret Oyelaran/).waitFor();
  await tab.getByRole('heading', { name: 'Risk register', level: 1 }).waitFor();
  await picture(page, 'sealed-register');
  expect(await accessibilityProblems(tabFrame(page, journeys.stack))).toEqual([]);
  expect(await tab.getByText('Renamed after the meeting').count()).toBe(0);

  // Inside, every link stays inside, and nothing can be saved.
  await tab.getByRole('link', { name: title }).click();
  await tab.getByRole('heading', { name: new RegExp(title), level: 1 }).waitFor();
  await tab.getByText(/^The register as it stood on 2 March 2026/).waitFor();
  await picture(page, 'sealed-risk');
  expect(await tab.getByRole('button', { name: 'Review this risk' }).count()).toBe(0);
  expect(await accessibilityProblems(tabFrame(page, journeys.stack))).toEqual([]);
  await tab
    .getByRole('navigation', { name: 'Pages of the sealed register' })
    .getByText('Action plan')
    .click();
  await tab.getByRole('heading', { name: 'Action plan', level: 1 }).waitFor();
  await tab.getByText(/^The register as it stood on 2 March 2026/).waitFor();
  await tab.getByRole('link', { name: '← Meetings' }).click();
  await tab.getByRole('heading', { name: 'Meetings', level: 1 }).waitFor();
}, 240_000);
