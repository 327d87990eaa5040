import { reasonInWords } from '../../../shared/domain/reason-in-words.ts';

it.each([
  ['Due today, 2 March 2026.', 'I’w chwblhau heddiw, 2 Mawrth 2026.'],
  [
    'Due in 21 days, on 23 March 2026. Asked of you as deputy for Alma Ferreira.',
    'I’w chwblhau ymhen 21 diwrnod, ar 23 Mawrth 2026. Gofynnir i chi fel dirprwy i Alma Ferreira.',
  ],
  [
    'Overdue by 2 days: it was due on 1 March 2026.',
    '2 ddiwrnod yn hwyr: roedd i’w chwblhau erbyn 1 Mawrth 2026.',
  ],
  ['Review due tomorrow, 3 March 2026.', 'Mae’r adolygiad i’w gynnal yfory, 3 Mawrth 2026.'],
  [
    'Review overdue by 7 days: it was due on 1 March 2026.',
    'Mae’r adolygiad 7 diwrnod yn hwyr: roedd i’w gynnal ar 1 Mawrth 2026.',
  ],
  [
    'Ongoing: it is time for an update (this round began on 1 March 2026).',
    'Parhaus: mae’n bryd cael diweddariad (dechreuodd y cylch hwn ar 1 Mawrth 2026).',
  ],
  [
    'More time, until 30 June 2026, was asked for on 1 March 2026 and waits for your decision.',
    'Gofynnwyd ar 1 Mawrth 2026 am ragor o amser, tan 30 Mehefin 2026, ac mae’n aros am eich penderfyniad.',
  ],
  [
    'Escalated to you as board manager. Nothing has been heard for 16 days: it was due on 1 March 2026.',
    'Uwchgyfeiriwyd atoch fel rheolwr y bwrdd. Ni chlywyd dim ers 16 diwrnod: roedd i’w chwblhau erbyn 1 Mawrth 2026.',
  ],
  [
    'Joint Executive on 12 March 2026: please bring your 8 open actions up to date by 26 February 2026 (4 still wait).',
    'Joint Executive ar 12 Mawrth 2026: diweddarwch eich gweithredoedd agored (8) erbyn 26 Chwefror 2026 (4 yn dal i aros).',
  ],
  [
    'Joint Executive on 12 March 2026: please bring your open action up to date before it.',
    'Joint Executive ar 12 Mawrth 2026: diweddarwch eich gweithred agored cyn hynny.',
  ],
  [
    'Papers for Joint Executive on 12 March 2026 are due on 5 March 2026.',
    'Mae angen papurau Joint Executive ar 12 Mawrth 2026 erbyn 5 Mawrth 2026.',
  ],
  ['Ring Dilys first.', 'Ring Dilys first.'],
])('“%s” reads “%s” in Welsh, and as it is in English', (reason, welsh) => {
  expect(reasonInWords(reason, 'cy')).toBe(welsh);
  expect(reasonInWords(reason, 'en')).toBe(reason);
});
