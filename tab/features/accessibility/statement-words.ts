import { civilDate, formatCivilDate } from '../../../shared/domain/civil-date.ts';
import { inLanguages } from '../../../shared/domain/language.ts';

/** When somebody last went through the statement and found every sentence true. */
const prepared = civilDate('2026-11-27');

export const statementWords = inLanguages({
  en: {
    title: 'Accessibility statement',
    back: 'Back to the register',
    about:
      'This page is about the Safeguarding Register: the tab in Teams and the cards it sends in chat. It says what works for people who use a keyboard, a screen reader, large text, strong contrast or little motion, and what does not work yet.',
    sections: [
      {
        heading: 'What works',
        items: [
          'Pages are made to be worked with a keyboard alone, and the register, the meeting and the forms have been tried so. The first stop on a page of a board lets you skip the menu; what has the focus always has a visible frame.',
          'Pages have one main heading, headings in order and named parts. Tables have real column and row headings. What is saved, what could not be saved and what changed is announced to screen readers.',
          'Nothing is said by colour alone: every rating has its word, and every picture has the same numbers in a table.',
          'The tab follows the light, dark and high contrast themes of Teams, and the contrast themes of Windows.',
          'Pages fit a width of 320 pixels, which is what text enlarged four times leaves on a usual screen, without anything being lost. Long tables become cards on narrow screens.',
          'If your device asks for less motion, animations are switched off.',
          'What you type is kept in the window until it is saved, also over a reload.',
          'Most pages of the tab speak English and Welsh, as your Teams is set. Dates are written in full, such as 31 March 2026.',
        ],
      },
      {
        heading: 'What does not work yet',
        items: [
          'Heat maps and wide tables of numbers scroll sideways within their own frame on narrow screens; the frame can be reached and moved with the keyboard.',
          'Titles, notes and reasons stay in the language they were written in. My work, the pages about reminders, the cards in chat and the answers of the service are in English only so far.',
          'Cards in chat are drawn by Teams: how they are read out and enlarged depends on Teams.',
          'Documents that the register links to, such as evidence, were made by others and have not been checked.',
          'The register has been checked by automatic tests and by keyboard in one browser. It has not been tested with the screen readers JAWS, NVDA or VoiceOver, nor by people who rely on them every day, and nobody independent has audited it.',
        ],
      },
      {
        heading: 'How to report a problem',
        items: [
          'Tell your board manager what you tried to do, on which page, and what you use (for example the name of your screen reader). A sentence is enough.',
          'If you need something from the register in another form, such as large print or a plain list, ask your board manager for that too.',
          'If you are not content with the answer, the Equality Advisory and Support Service helps people in England, Scotland and Wales, and the Equality Commission for Northern Ireland those in Northern Ireland.',
        ],
      },
      {
        heading: 'Standards',
        items: [
          'The aim is level AA of the Web Content Accessibility Guidelines (WCAG), version 2.2.',
          'Public bodies in the United Kingdom must meet the Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018. The organisation that runs your board is responsible for its own statement; this one tells it what the register does.',
        ],
      },
    ],
    preparedOn: `Prepared on ${formatCivilDate(prepared, 'en')} by the makers of the register, from their own tests.`,
  },
  cy: {
    title: 'Datganiad hygyrchedd',
    back: 'Yn ôl i’r gofrestr',
    about:
      'Mae’r dudalen hon yn sôn am y Gofrestr Ddiogelu: y tab yn Teams a’r cardiau y mae’n eu hanfon mewn sgwrs. Mae’n dweud beth sy’n gweithio i bobl sy’n defnyddio bysellfwrdd, darllenydd sgrin, testun mawr, cyferbyniad cryf neu ychydig o symudiad, a beth nad yw’n gweithio eto.',
    sections: [
      {
        heading: 'Beth sy’n gweithio',
        items: [
          'Gwnaed y tudalennau i’w gweithio â bysellfwrdd yn unig, a rhoddwyd cynnig felly ar y gofrestr, y cyfarfod a’r ffurflenni. Mae’r stop cyntaf ar dudalen bwrdd yn gadael ichi neidio dros y ddewislen; mae ffrâm weladwy bob amser o gwmpas yr hyn sydd â’r ffocws.',
          'Mae gan dudalennau un prif bennawd, penawdau mewn trefn a rhannau ag enwau. Mae gan dablau benawdau colofn a rhes go iawn. Cyhoeddir i ddarllenwyr sgrin yr hyn a gadwyd, yr hyn na ellid ei gadw a’r hyn a newidiodd.',
          'Ni ddywedir dim â lliw yn unig: mae gan bob sgôr ei air, ac mae gan bob darlun yr un rhifau mewn tabl.',
          'Mae’r tab yn dilyn themâu golau, tywyll a chyferbyniad uchel Teams, a themâu cyferbyniad Windows.',
          'Mae’r tudalennau’n ffitio lled o 320 picsel, sef yr hyn y mae testun wedi’i chwyddo bedair gwaith yn ei adael ar sgrin arferol, heb golli dim. Mae tablau hir yn troi’n gardiau ar sgriniau cul.',
          'Os yw’ch dyfais yn gofyn am lai o symudiad, caiff animeiddiadau eu diffodd.',
          'Cedwir yr hyn a deipiwch yn y ffenestr nes iddo gael ei gadw yn y gofrestr, hyd yn oed wrth ail-lwytho.',
          'Mae’r rhan fwyaf o dudalennau’r tab yn siarad Cymraeg a Saesneg, fel y mae eich Teams wedi’i osod. Ysgrifennir dyddiadau’n llawn, fel 31 Mawrth 2026.',
        ],
      },
      {
        heading: 'Beth nad yw’n gweithio eto',
        items: [
          'Mae mapiau gwres a thablau llydan o rifau’n sgrolio i’r ochr o fewn eu ffrâm eu hunain ar sgriniau cul; gellir cyrraedd y ffrâm a’i symud gyda’r bysellfwrdd.',
          'Mae teitlau, nodiadau a rhesymau’n aros yn yr iaith yr ysgrifennwyd hwy ynddi. Mae Fy ngwaith, y tudalennau am nodiadau atgoffa, y cardiau mewn sgwrs ac atebion y gwasanaeth yn Saesneg yn unig hyd yn hyn.',
          'Teams sy’n lluniadu’r cardiau mewn sgwrs: mae’r modd y cânt eu darllen yn uchel a’u chwyddo yn dibynnu ar Teams.',
          'Gwnaed y dogfennau y mae’r gofrestr yn cysylltu â hwy, fel tystiolaeth, gan eraill ac nid ydynt wedi’u gwirio.',
          'Gwiriwyd y gofrestr gan brofion awtomatig a chyda bysellfwrdd mewn un porwr. Nid yw wedi’i phrofi gyda’r darllenwyr sgrin JAWS, NVDA na VoiceOver, na chan bobl sy’n dibynnu arnynt bob dydd, ac nid oes neb annibynnol wedi’i harchwilio.',
        ],
      },
      {
        heading: 'Sut i roi gwybod am broblem',
        items: [
          'Dywedwch wrth reolwr eich bwrdd beth y ceisioch ei wneud, ar ba dudalen, a beth rydych yn ei ddefnyddio (er enghraifft enw eich darllenydd sgrin). Mae brawddeg yn ddigon.',
          'Os oes arnoch angen rhywbeth o’r gofrestr ar ffurf arall, fel print bras neu restr syml, gofynnwch i reolwr eich bwrdd am hynny hefyd.',
          'Os nad ydych yn fodlon ar yr ateb, mae’r Gwasanaeth Cynghori a Chymorth Cydraddoldeb (EASS) yn helpu pobl yng Nghymru, Lloegr a’r Alban, a Chomisiwn Cydraddoldeb Gogledd Iwerddon y rhai yng Ngogledd Iwerddon.',
        ],
      },
      {
        heading: 'Safonau',
        items: [
          'Y nod yw lefel AA y Canllawiau Hygyrchedd Cynnwys Gwe (WCAG), fersiwn 2.2.',
          'Rhaid i gyrff cyhoeddus yn y Deyrnas Unedig fodloni Rheoliadau Hygyrchedd Cyrff Sector Cyhoeddus (Gwefannau a Rhaglenni Symudol) (Rhif 2) 2018. Mae’r sefydliad sy’n rhedeg eich bwrdd yn gyfrifol am ei ddatganiad ei hun; mae hwn yn dweud wrtho beth mae’r gofrestr yn ei wneud.',
        ],
      },
    ],
    preparedOn: `Paratowyd ar ${formatCivilDate(prepared, 'cy')} gan wneuthurwyr y gofrestr, o’u profion eu hunain.`,
  },
});
