import { inLanguages } from '../../../shared/domain/language.ts';
import { welshCount, welshNouns } from '../../../shared/domain/welsh.ts';

/** What the pages say alike on which a board's managers change one of its settings: saving makes the next version. */
export const settingWords = inLanguages({
  en: {
    managersChange: 'The board managers can change it.',
    needsALook: 'This needs a look',
    whatChanges: 'What changes',
    nothingYet: 'Nothing yet: this is what holds.',
    toPutRight: (things: number) =>
      `${things === 1 ? 'One thing has' : `${things} things have`} to be put right above before this can be saved.`,
    saving: 'Saving…',
    saveAs: (version: number) => `Save as version ${version}`,
    discard: 'Discard',
    savedAlready: (version: number) => `This was saved already, as version ${version}.`,
    nothingSaved: 'Nothing was saved: what was there stands.',
    thisVersionSaved: (version: number, name: string, moment: string) =>
      `This is version ${version}, saved by ${name} on ${moment}.`,
    versions: 'Versions',
    newerSaved: 'A newer version was saved.',
    newerSavedBy: (name: string, version: number, moment: string) =>
      `${name} saved version ${version} on ${moment}.`,
    nothingLost: 'Nothing of yours is lost, and nothing of it has been saved yet.',
    rebase: 'Put my changes on top of theirs',
    rebased: 'Your changes now stand on theirs. Look at what changes, then save.',
    throwAway: 'Throw my changes away',
  },
  cy: {
    managersChange: 'Gall rheolwyr y bwrdd ei newid.',
    needsALook: 'Mae angen edrych ar hyn',
    whatChanges: 'Beth sy’n newid',
    nothingYet: 'Dim byd eto: dyma sydd mewn grym.',
    toPutRight: (things: number) =>
      `Rhaid cywiro ${things === 1 ? 'un peth' : welshCount(things, welshNouns.thing)} uchod cyn y gellir cadw hyn.`,
    saving: 'Yn cadw…',
    saveAs: (version: number) => `Cadw fel fersiwn ${version}`,
    discard: 'Gwaredu',
    savedAlready: (version: number) => `Roedd hyn wedi’i gadw eisoes, fel fersiwn ${version}.`,
    nothingSaved: 'Ni chadwyd dim: mae’r hyn oedd yno yn sefyll.',
    thisVersionSaved: (version: number, name: string, moment: string) =>
      `Fersiwn ${version} yw hwn, a gadwyd gan ${name} ar ${moment}.`,
    versions: 'Fersiynau',
    newerSaved: 'Cadwyd fersiwn mwy newydd.',
    newerSavedBy: (name: string, version: number, moment: string) =>
      `Cadwodd ${name} fersiwn ${version} ar ${moment}.`,
    nothingLost: 'Nid oes dim o’ch gwaith ar goll, ac nid oes dim ohono wedi’i gadw eto.',
    rebase: 'Rhoi fy newidiadau ar ben eu rhai nhw',
    rebased:
      'Mae eich newidiadau bellach yn sefyll ar eu rhai nhw. Edrychwch ar yr hyn sy’n newid, yna cadwch.',
    throwAway: 'Gwaredu fy newidiadau',
  },
});
