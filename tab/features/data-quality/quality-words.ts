import { formatCivilDate, type CivilDate } from '../../../shared/domain/civil-date.ts';
import type { QualityKind } from '../../../shared/domain/data-quality.ts';
import { inLanguages } from '../../../shared/domain/language.ts';
import { welshCount, welshNouns } from '../../../shared/domain/welsh.ts';

export interface KindWords {
  /** Heading of the section. */
  readonly title: string;
  /** What to do about it. */
  readonly fix: string;
}

interface Words {
  readonly title: string;
  readonly summary: (problems: number, items: number) => string;
  readonly clean: string;
  readonly filterLabel: string;
  readonly kind: string;
  readonly everyKind: string;
  readonly group: string;
  readonly everyGroup: string;
  readonly nothingHere: string;
  readonly more: (count: number) => string;
  readonly putRight: string;
  readonly hide: string;
  readonly review: string;
  readonly update: string;
  readonly remindersSent: string;
  readonly openInSharePoint: string;
  readonly cannotOpen: string;
  readonly found: (column: string, raw: string) => string;
  readonly since: (date: CivilDate) => string;
  /** names = which score, what is written, what its likelihood and impact make. */
  readonly scoreOff: (names: readonly string[]) => string;
  /** Said aloud when a line is gone. */
  readonly isRight: (item: string, left: number) => string;
  readonly cell: (column: string) => string;
  readonly cellHint: string;
  readonly save: string;
  readonly saving: string;
  readonly saved: string;
  readonly cellChanged: (column: string, now: string) => string;
  readonly kinds: Readonly<Record<QualityKind, KindWords>>;
}

export const qualityWords = inLanguages<Words>({
  en: {
    title: 'Data quality',
    summary: (problems, items) =>
      `${problems} ${problems === 1 ? 'thing' : 'things'} to see to in ${items} ${items === 1 ? 'row' : 'rows'}`,
    clean: 'Nothing to see to: every open item has a lead, a date and a score that fits.',
    filterLabel: 'Narrow the list',
    kind: 'What',
    everyKind: 'Everything',
    group: 'Group',
    everyGroup: 'Every group',
    nothingHere: 'Nothing of this kind.',
    more: (count) => `Show ${count} more`,
    putRight: 'Put right',
    hide: 'Hide the form',
    review: 'Review',
    update: 'Update',
    remindersSent: 'See reminders sent',
    openInSharePoint: 'Open the row in SharePoint',
    cannotOpen: 'Teams did not open the page. Open the list in the board’s SharePoint site yourself.',
    found: (column, raw) => (raw === '' ? `${column} is empty.` : `${column} holds “${raw}”.`),
    since: (date) => formatCivilDate(date),
    scoreOff: ([stage = '', written = '', made = '']) =>
      `The ${stage} score says ${written}; its likelihood and impact make ${made}.`,
    isRight: (item, left) =>
      `Put right, and off the list: ${item}. ${left === 0 ? 'Nothing more to see to.' : `${left} ${left === 1 ? 'thing' : 'things'} left.`}`,
    cell: (column) => `What “${column}” should hold`,
    cellHint: 'As you would write it, such as 40, amber or 31 March 2026. Empty clears the cell.',
    save: 'Save',
    saving: 'Saving…',
    saved: 'Saved.',
    cellChanged: (column, now) =>
      `Nothing was saved: somebody changed “${column}” meanwhile. It holds ${now === '' ? 'nothing' : `“${now}”`} now. Look again, then save.`,
    kinds: {
      'no lead': { title: 'Nobody leads it', fix: 'Name a lead.' },
      'lead left': { title: 'The lead has left', fix: 'Name somebody in their place.' },
      'lead unknown': {
        title: 'The lead is nobody the register knows',
        fix: 'Name somebody of the People list, or add the person there.',
      },
      'no date': { title: 'No due date', fix: 'Give it a date.' },
      'date to check': { title: 'A date that was read with doubt', fix: 'Check the date against the plan.' },
      'green but overdue': {
        title: 'Stated green, and overdue',
        fix: 'Ask the lead how it stands, then update it.',
      },
      'no owner': { title: 'Nobody owns it', fix: 'Enter an owner in SharePoint.' },
      'past review': { title: 'Past its review', fix: 'Review it: confirm the score or score it again.' },
      'no review date': { title: 'No date for the next review', fix: 'Review it, or set the date.' },
      'not scored': { title: 'Not scored', fix: 'Score it.' },
      'score off': {
        title: 'A score that its likelihood and impact do not make',
        fix: 'Somebody changed one of them by hand. Score it again, or correct the row in SharePoint.',
      },
      'residual above gross': {
        title: 'Scored higher with controls than without',
        fix: 'One of the two scores is wrong: score it again, or correct the gross score in SharePoint.',
      },
      'target above current': {
        title: 'Already better than its target',
        fix: 'Set a stricter target in SharePoint, or tolerate the risk.',
      },
      'scheme changed': {
        title: 'Scored by a scheme the board has given up',
        fix: 'Score it again by the present scheme; the old score stays in the history.',
      },
      'scheme gone': {
        title: 'Scored by a scheme that is in Settings no longer',
        fix: 'Restore the scheme in the Settings list, or score the risk again.',
      },
      'risk gone': {
        title: 'Treats a risk that is not there',
        fix: 'The risk was deleted, or you may not see it. Correct the key in SharePoint.',
      },
      'repeated reference': {
        title: 'Another open action of the plan has the same reference',
        fix: 'Give one of them another reference in SharePoint.',
      },
      'no chair': { title: 'A group without a chair', fix: 'Enter who chairs it in the Groups list.' },
      'person unreachable': {
        title: 'People whom reminders do not reach',
        fix: 'Do what it says beside the name; until then, ask them another way. “Reminders sent” can send again.',
      },
      'unread cell': {
        title: 'Cells that could not be read',
        fix: 'A board manager puts the cell right here; in SharePoint it can be corrected too, and is read again within seconds.',
      },
    },
  },
  cy: {
    title: 'Ansawdd data',
    summary: (problems, items) => `${problems} peth i roi sylw iddo mewn ${items} rhes`,
    clean: 'Dim i roi sylw iddo: mae gan bob eitem agored arweinydd, dyddiad a sgôr sy’n gweddu.',
    filterLabel: 'Culhau’r rhestr',
    kind: 'Beth',
    everyKind: 'Popeth',
    group: 'Grŵp',
    everyGroup: 'Pob grŵp',
    nothingHere: 'Dim o’r math hwn.',
    more: (count) => `Dangos ${count} arall`,
    putRight: 'Cywiro',
    hide: 'Cuddio’r ffurflen',
    review: 'Adolygu',
    update: 'Diweddaru',
    remindersSent: 'Gweld y nodiadau a anfonwyd',
    openInSharePoint: 'Agor y rhes yn SharePoint',
    cannotOpen: 'Ni agorodd Teams y dudalen. Agorwch y rhestr ar safle SharePoint y bwrdd eich hun.',
    found: (column, raw) => (raw === '' ? `Mae ${column} yn wag.` : `Mae ${column} yn cynnwys “${raw}”.`),
    since: (date) => formatCivilDate(date, 'cy'),
    scoreOff: ([stage = '', written = '', made = '']) => {
      const which = stage === 'gross' ? 'gros' : stage === 'target' ? 'targed' : 'presennol';
      return `Mae’r sgôr ${which} yn dweud ${written}; mae ei thebygolrwydd a’i heffaith yn rhoi ${made}.`;
    },
    isRight: (item, left) =>
      `Cywirwyd, ac nid yw ar y rhestr mwyach: ${item}. ${left === 0 ? 'Dim byd arall i roi sylw iddo.' : `${welshCount(left, welshNouns.thing)} ar ôl.`}`,
    cell: (column) => `Yr hyn y dylai “${column}” ei gynnwys`,
    cellHint:
      'Fel y byddech yn ei ysgrifennu, er enghraifft 40, amber neu 31 Mawrth 2026. Bydd ei adael yn wag yn clirio’r gell.',
    save: 'Cadw',
    saving: 'Yn cadw…',
    saved: 'Cadwyd.',
    cellChanged: (column, now) =>
      `Ni chadwyd dim: newidiodd rhywun “${column}” yn y cyfamser. Mae’n ${now === '' ? 'wag' : `cynnwys “${now}”`} nawr. Edrychwch eto, yna cadwch.`,
    kinds: {
      'no lead': { title: 'Does neb yn ei harwain', fix: 'Enwch arweinydd.' },
      'lead left': { title: 'Mae’r arweinydd wedi gadael', fix: 'Enwch rywun yn ei le.' },
      'lead unknown': {
        title: 'Nid yw’r gofrestr yn adnabod yr arweinydd',
        fix: 'Enwch rywun o’r rhestr People, neu ychwanegwch y person yno.',
      },
      'no date': { title: 'Dim dyddiad cwblhau', fix: 'Rhowch ddyddiad iddi.' },
      'date to check': {
        title: 'Dyddiad a ddarllenwyd gydag amheuaeth',
        fix: 'Gwiriwch y dyddiad yn erbyn y cynllun.',
      },
      'green but overdue': {
        title: 'Wedi’i nodi’n wyrdd, ac yn hwyr',
        fix: 'Gofynnwch i’r arweinydd sut mae pethau, yna diweddarwch hi.',
      },
      'no owner': { title: 'Does neb yn berchen arni', fix: 'Rhowch berchennog yn SharePoint.' },
      'past review': {
        title: 'Mae’r adolygiad yn hwyr',
        fix: 'Adolygwch hi: cadarnhewch y sgôr neu sgoriwch eto.',
      },
      'no review date': {
        title: 'Dim dyddiad ar gyfer yr adolygiad nesaf',
        fix: 'Adolygwch hi, neu gosodwch y dyddiad.',
      },
      'not scored': { title: 'Heb ei sgorio', fix: 'Sgoriwch hi.' },
      'score off': {
        title: 'Sgôr nad yw’n dilyn o’i thebygolrwydd a’i heffaith',
        fix: 'Newidiodd rhywun un ohonynt â llaw. Sgoriwch eto, neu cywirwch y rhes yn SharePoint.',
      },
      'residual above gross': {
        title: 'Sgôr uwch gyda rheolaethau na hebddynt',
        fix: 'Mae un o’r ddau sgôr yn anghywir: sgoriwch eto, neu cywirwch y sgôr gros yn SharePoint.',
      },
      'target above current': {
        title: 'Eisoes yn well na’i tharged',
        fix: 'Gosodwch darged llymach yn SharePoint, neu oddefwch y risg.',
      },
      'scheme changed': {
        title: 'Wedi’i sgorio â chynllun y mae’r bwrdd wedi’i ollwng',
        fix: 'Sgoriwch eto â’r cynllun presennol; mae’r hen sgôr yn aros yn yr hanes.',
      },
      'scheme gone': {
        title: 'Wedi’i sgorio â chynllun nad yw yn y gosodiadau mwyach',
        fix: 'Adferwch y cynllun yn y rhestr Settings, neu sgoriwch y risg eto.',
      },
      'risk gone': {
        title: 'Yn trin risg nad yw yno',
        fix: 'Dilëwyd y risg, neu ni chewch ei gweld. Cywirwch yr allwedd yn SharePoint.',
      },
      'repeated reference': {
        title: 'Mae gan weithred agored arall yn y cynllun yr un cyfeirnod',
        fix: 'Rhowch gyfeirnod arall i un ohonynt yn SharePoint.',
      },
      'no chair': { title: 'Grŵp heb gadeirydd', fix: 'Nodwch pwy sy’n ei gadeirio yn y rhestr Groups.' },
      'person unreachable': {
        title: 'Pobl nad yw nodiadau atgoffa yn eu cyrraedd',
        fix: 'Gwnewch yr hyn a ddywedir wrth yr enw; tan hynny, gofynnwch iddynt mewn ffordd arall. Gellir anfon eto o “Nodiadau a anfonwyd”.',
      },
      'unread cell': {
        title: 'Celloedd nad oedd modd eu darllen',
        fix: 'Mae rheolwr bwrdd yn cywiro’r gell yma; gellir ei chywiro yn SharePoint hefyd, ac fe’i darllenir eto o fewn eiliadau.',
      },
    },
  },
});
