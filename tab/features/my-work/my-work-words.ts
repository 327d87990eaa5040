import { inLanguages } from '../../../shared/domain/language.ts';

export const myWorkWords = inLanguages({
  en: {
    title: 'My work',
    summary: (actions: string, overdue: number, risks: string, due: number) =>
      `${actions}${overdue > 0 ? `, ${overdue} overdue` : ''}; ${risks} to review${due > 0 ? `, ${due} due now` : ''}`,
    unknown:
      'Your account is not linked to anyone in this board’s People list, so the register cannot tell which actions are yours. Ask your board manager to add you; you can still read the register and the action plan.',
    toDecide: 'To decide',
    decide: 'Decide',
    toClose: 'To close',
    closeOrSendBack: 'Close or send back',
    decisionSaved: 'Your decision is saved.',
    actions: 'My actions',
    noActions: 'You have no open actions. Nothing to do here.',
    update: 'Update',
    updateSaved: 'Your update is saved.',
    reviews: 'My reviews',
    noReviews: 'You have no risks to review.',
    owned: 'Risks I own',
    review: 'Review',
    reviewSaved: 'Your review is saved.',
    noReviewDate: 'No review date',
    owner: 'owner',
    you: (capacity: string) => `You: ${capacity}`,
    chairReviews: 'Its chair reviews it',
  },
  cy: {
    title: 'Fy ngwaith',
    summary: (actions: string, overdue: number, risks: string, due: number) =>
      `${actions}${overdue > 0 ? `, ${overdue} yn hwyr` : ''}; ${risks} i’w hadolygu${due > 0 ? `, ${due} i’w hadolygu nawr` : ''}`,
    unknown:
      'Nid yw eich cyfrif wedi’i gysylltu â neb yn rhestr Pobl y bwrdd hwn, felly ni all y gofrestr ddweud pa weithredoedd sy’n eiddo i chi. Gofynnwch i reolwr eich bwrdd eich ychwanegu; gallwch ddarllen y gofrestr a’r cynllun gweithredu yr un fath.',
    toDecide: 'I’w penderfynu',
    decide: 'Penderfynu',
    toClose: 'I’w cau',
    closeOrSendBack: 'Cau neu anfon yn ôl',
    decisionSaved: 'Mae eich penderfyniad wedi’i gadw.',
    actions: 'Fy ngweithredoedd',
    noActions: 'Nid oes gennych weithredoedd agored. Dim byd i’w wneud yma.',
    update: 'Diweddaru',
    updateSaved: 'Mae eich diweddariad wedi’i gadw.',
    reviews: 'Fy adolygiadau',
    noReviews: 'Nid oes gennych risgiau i’w hadolygu.',
    owned: 'Risgiau rwy’n berchen arnynt',
    review: 'Adolygu',
    reviewSaved: 'Mae eich adolygiad wedi’i gadw.',
    noReviewDate: 'Dim dyddiad adolygu',
    owner: 'fel perchennog',
    you: (capacity: string) => `Chi: ${capacity}`,
    chairReviews: 'Y cadeirydd sy’n ei hadolygu',
  },
});
