import { largestDocument } from '../../shared/contracts/imports.ts';
import { inLanguages, said, type Said } from '../../shared/domain/language.ts';

const megabytes = largestDocument / 1_000_000;

const words = inLanguages({
  en: {
    notForOthers:
      'Only a board manager brings documents into the register. Ask the board manager, or ask an administrator to name you one in Settings.',
    tooLarge: `This document is larger than ${megabytes} MB. Split it into smaller documents, or take the pictures out, and try again.`,
    tooSlow:
      'The document did not arrive within two minutes, so it was not read. Check your connection and try again, or take the pictures out of the document first.',
    beingRead: 'Several documents are being read at the moment, one after the other. Try again in a minute.',
    noSuchImport: 'There is no such import on this board. Reload the page to see which there are.',
    noFiles:
      'SharePoint does not let you save files in the document library of this board’s site, so nothing was brought in. Ask an owner of the site for the right to edit there, then try again.',
    noTrail:
      'SharePoint does not let you write the list Updates, so the import cannot be taken back by you. Ask an owner of the board’s site for the right to edit there, or another board manager to take it back.',
  },
  cy: {
    notForOthers:
      'Dim ond rheolwr bwrdd sy’n dod â dogfennau i mewn i’r gofrestr. Gofynnwch i reolwr y bwrdd, neu gofynnwch i weinyddwr eich enwi’n un yn y rhestr Settings.',
    tooLarge: `Mae’r ddogfen hon yn fwy na ${megabytes} MB. Rhannwch hi’n ddogfennau llai, neu tynnwch y lluniau allan, a rhowch gynnig arall arni.`,
    tooSlow:
      'Ni chyrhaeddodd y ddogfen o fewn dwy funud, felly ni chafodd ei darllen. Gwiriwch eich cysylltiad a rhowch gynnig arall arni, neu tynnwch y lluniau o’r ddogfen yn gyntaf.',
    beingRead:
      'Mae sawl dogfen yn cael eu darllen ar hyn o bryd, y naill ar ôl y llall. Rhowch gynnig arall arni ymhen munud.',
    noSuchImport: 'Nid oes mewnforio o’r fath ar y bwrdd hwn. Ail-lwythwch y dudalen i weld pa rai sydd yno.',
    noFiles:
      'Nid yw SharePoint yn gadael ichi gadw ffeiliau yn llyfrgell ddogfennau safle’r bwrdd hwn, felly ni ddaethpwyd â dim i mewn. Gofynnwch i berchennog y safle am yr hawl i olygu yno, yna rhowch gynnig arall arni.',
    noTrail:
      'Nid yw SharePoint yn gadael ichi ysgrifennu’r rhestr Updates, felly ni allwch dynnu’r mewnforio’n ôl. Gofynnwch i berchennog safle’r bwrdd am yr hawl i olygu yno, neu i reolwr bwrdd arall ei dynnu’n ôl.',
  },
});

/** Why something about an import was refused, in every language. */
export function importSaid(sentence: (all: ReturnType<typeof words>) => string): Said {
  return said((language) => sentence(words(language)));
}
