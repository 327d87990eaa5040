import { civilDate, formatCivilDate } from '../../../shared/domain/civil-date.ts';
import { inLanguages } from '../../../shared/domain/language.ts';

/** When somebody last went through the statement and found every sentence true. */
const prepared = civilDate('2026-11-28');

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
          'Every page is reached, worked and left with a keyboard alone; a test goes through them all. In a running meeting there are keys of its own, and those of a single letter can be switched off. The first stop on a page of a board lets you skip the menu; what has the focus always has a visible frame.',
          'Pages have one main heading, headings in order and named parts. Tables have real column and row headings. What is saved, what could not be saved and what changed is announced to screen readers.',
          'Nothing is said by colour alone: every rating has its word, and every picture has the same numbers in a table.',
          'The tab follows the light, dark and high contrast themes of Teams, and the contrast themes of Windows; pictures keep their words there.',
          'Pages fit a width of 320 pixels, which is what text enlarged four times leaves on a usual screen, without anything being lost. Long tables become cards on narrow screens.',
          'Pages can be printed, in black and white too: every rating prints with its word, and nothing on paper depends on a button.',
          'If your device asks for less motion, animations are switched off.',
          'What you type is kept in the window until it is saved, also over a reload and while there is no network. What was said in a meeting meanwhile is sent by itself afterwards, and your last change can be undone.',
          'The tab, the cards in chat and the answers of the service speak English and Welsh, as your Teams is set. Dates are written in full, such as 31 March 2026.',
        ],
      },
      {
        heading: 'What does not work yet',
        items: [
          'Heat maps and wide tables of numbers scroll sideways within their own frame on narrow screens; the frame can be reached and moved with the keyboard.',
          'Titles, notes and what people wrote stay in the language they were written in. What is wrong with a cell edited by hand in SharePoint, with the board’s settings or with a date that could not be read, and why a message could not be delivered, is told in English only so far. No Welsh speaker has checked the Welsh yet.',
          'Fields for a date are those of your browser: they show the day, month and year in the order of its language, not of Teams.',
          'Cards in chat are drawn by Teams: how they are read out and enlarged depends on Teams.',
          'Documents that the register links to, such as evidence, were made by others and have not been checked.',
          'The register has been checked by automatic tests (axe, in the light, dark and high contrast themes) and by keyboard in one browser, Chromium. It has not been tested with the screen readers JAWS, NVDA or VoiceOver, nor by people who rely on them every day, and nobody independent has audited it.',
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
          'Cyrhaeddir, gweithir a gadewir pob tudalen â bysellfwrdd yn unig; mae prawf yn mynd drwy bob un. Mewn cyfarfod sydd ar waith mae bysellau ei hun, a gellir diffodd y rhai un llythyren. Mae’r stop cyntaf ar dudalen bwrdd yn gadael ichi neidio dros y ddewislen; mae ffrâm weladwy bob amser o gwmpas yr hyn sydd â’r ffocws.',
          'Mae gan dudalennau un prif bennawd, penawdau mewn trefn a rhannau ag enwau. Mae gan dablau benawdau colofn a rhes go iawn. Cyhoeddir i ddarllenwyr sgrin yr hyn a gadwyd, yr hyn na ellid ei gadw a’r hyn a newidiodd.',
          'Ni ddywedir dim â lliw yn unig: mae gan bob sgôr ei air, ac mae gan bob darlun yr un rhifau mewn tabl.',
          'Mae’r tab yn dilyn themâu golau, tywyll a chyferbyniad uchel Teams, a themâu cyferbyniad Windows; mae darluniau’n cadw eu geiriau yno.',
          'Mae’r tudalennau’n ffitio lled o 320 picsel, sef yr hyn y mae testun wedi’i chwyddo bedair gwaith yn ei adael ar sgrin arferol, heb golli dim. Mae tablau hir yn troi’n gardiau ar sgriniau cul.',
          'Gellir argraffu tudalennau, mewn du a gwyn hefyd: argreffir pob sgôr gyda’i air, ac nid oes dim ar bapur yn dibynnu ar fotwm.',
          'Os yw’ch dyfais yn gofyn am lai o symudiad, caiff animeiddiadau eu diffodd.',
          'Cedwir yr hyn a deipiwch yn y ffenestr nes iddo gael ei gadw yn y gofrestr, hyd yn oed wrth ail-lwytho a thra nad oes rhwydwaith. Caiff yr hyn a ddywedwyd mewn cyfarfod yn y cyfamser ei anfon ohono’i hun wedyn, a gellir dadwneud eich newid olaf.',
          'Mae’r tab, y cardiau mewn sgwrs ac atebion y gwasanaeth yn siarad Cymraeg a Saesneg, fel y mae eich Teams wedi’i osod. Ysgrifennir dyddiadau’n llawn, fel 31 Mawrth 2026.',
        ],
      },
      {
        heading: 'Beth nad yw’n gweithio eto',
        items: [
          'Mae mapiau gwres a thablau llydan o rifau’n sgrolio i’r ochr o fewn eu ffrâm eu hunain ar sgriniau cul; gellir cyrraedd y ffrâm a’i symud gyda’r bysellfwrdd.',
          'Mae teitlau, nodiadau a’r hyn a ysgrifennodd pobl yn aros yn yr iaith yr ysgrifennwyd hwy ynddi. Yn Saesneg yn unig hyd yn hyn y dywedir beth sydd o’i le ar gell a olygwyd â llaw yn SharePoint, ar osodiadau’r bwrdd neu ar ddyddiad na ellid ei ddarllen, a pham na ellid danfon neges. Nid oes siaradwr Cymraeg wedi gwirio’r Gymraeg eto.',
          'Meysydd eich porwr yw’r rhai ar gyfer dyddiad: dangosant y diwrnod, y mis a’r flwyddyn yn nhrefn ei iaith ef, nid iaith Teams.',
          'Teams sy’n lluniadu’r cardiau mewn sgwrs: mae’r modd y cânt eu darllen yn uchel a’u chwyddo yn dibynnu ar Teams.',
          'Gwnaed y dogfennau y mae’r gofrestr yn cysylltu â hwy, fel tystiolaeth, gan eraill ac nid ydynt wedi’u gwirio.',
          'Gwiriwyd y gofrestr gan brofion awtomatig (axe, yn y themâu golau, tywyll a chyferbyniad uchel) a chyda bysellfwrdd mewn un porwr, Chromium. Nid yw wedi’i phrofi gyda’r darllenwyr sgrin JAWS, NVDA na VoiceOver, na chan bobl sy’n dibynnu arnynt bob dydd, ac nid oes neb annibynnol wedi’i harchwilio.',
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
