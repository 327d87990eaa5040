import {
  Button,
  Checkbox,
  Field,
  Link,
  makeStyles,
  ProgressBar,
  Select,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import {
  formatsOf,
  paperFormatSchema,
  paperKindSchema,
  paperPartSchema,
  type MadePaper,
  type MakePaperRequest,
  type PaperFormat,
  type PaperKind,
  type PaperPart,
} from '../../../shared/contracts/papers.ts';
import type { OpenFolder } from '../../../shared/contracts/open-folder.ts';
import { languageSchema } from '../../../shared/domain/language.ts';
import type { RequestFailure } from '../../register/failure.ts';
import { useApi, useBoard, useRegister } from '../../register/register-context.tsx';
import { useAnnounce } from '../../ui/announcer.tsx';
import { useLanguage, useWords } from '../../ui/language.tsx';
import { OpenFolderNotice } from '../../ui/open-folder-notice.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { ErrorNotice } from '../../ui/states.tsx';
import { papersWords } from './papers-words.ts';

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalL, maxWidth: '640px' },
  text: { margin: '4px 0 0', color: tokens.colorNeutralForeground2 },
  form: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'stretch',
    rowGap: tokens.spacingVerticalM,
  },
  // A long title of a meeting must not make the page wider than the screen.
  field: { minWidth: 0, gridTemplateColumns: 'minmax(0, 1fr)' },
  button: { alignSelf: 'flex-start' },
  heading: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  list: { margin: 0, paddingLeft: '20px', overflowWrap: 'anywhere' },
});

/**
 * Chooses and writes a paper. Part B is offered to whoever sees anything exempt; what is in it is SharePoint's to decide.
 * @param wanted key of the meeting the address names; null = the next one
 * @param openLink resolves false when the host would open nothing
 */
export function PapersPage(props: { wanted: string | null; openLink: (url: string) => Promise<boolean> }) {
  const styles = useStyles();
  const w = useWords(papersWords);
  const own = useLanguage();
  const api = useApi();
  const announce = useAnnounce();
  const { id: board } = useBoard();
  const register = useRegister();
  const meetings = register.meetings
    .filter(({ date }) => date !== null)
    .sort((first, second) => ((first.date ?? '') < (second.date ?? '') ? 1 : -1));
  const next = meetings.findLast(({ date }) => (date ?? '') >= register.today);
  const [meeting, setMeeting] = useState(props.wanted ?? next?.key ?? '');
  const [kind, setKind] = useState<PaperKind>('board-paper');
  const [format, setFormat] = useState<PaperFormat>('docx');
  const [part, setPart] = useState<PaperPart>('A');
  const [language, setLanguage] = useState(own);
  const [withActionPlan, setWithActionPlan] = useState(false);
  const [isWriting, setIsWriting] = useState(false);
  const [failure, setFailure] = useState<RequestFailure | null>(null);
  const [openFolder, setOpenFolder] = useState<OpenFolder | null>(null);
  const [made, setMade] = useState<readonly MadePaper[]>([]);
  const exempt = register.risks.filter(({ marking }) => marking === 'exempt').length;

  // Also where nothing is exempt: only there is the history.
  const hasPartB = (chosen: PaperKind) => exempt > 0 || chosen === 'leave-pack';

  const write = async (evenIfOpen: boolean) => {
    setIsWriting(true);
    setFailure(null);
    setOpenFolder(null);
    announce(w.making);
    const request: MakePaperRequest = {
      kind,
      format,
      part,
      language,
      evenIfOpen,
      withActionPlan: kind === 'board-paper' && withActionPlan,
      ...(kind === 'leave-pack' || meeting === '' ? {} : { meetingKey: meeting }),
    };
    const answer = await api.makePaper(board, request);
    setIsWriting(false);
    if (!answer.ok) {
      setFailure(answer.failure);
      return;
    }
    const outcome = answer.value;
    if (outcome.outcome === 'folder open') {
      setOpenFolder(outcome);
      return;
    }
    setMade((before) => [outcome, ...before]);
    announce(w.saved(outcome.name));
    await props.openLink(outcome.webUrl);
  };

  return (
    <div className={styles.page}>
      <div>
        <PageHeading title={w.title} />
        <p className={styles.text}>{w.summary}</p>
      </div>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (!isWriting) void write(false);
        }}
      >
        <Field className={styles.field} label={w.kind} hint={w.holds[kind]}>
          <Select
            value={kind}
            onChange={(_, { value }) => {
              const chosen = paperKindSchema.parse(value);
              setKind(chosen);
              setFormat(formatsOf[chosen][0] ?? 'pdf');
              if (!hasPartB(chosen)) setPart('A');
            }}
          >
            {paperKindSchema.options.map((each) => (
              <option key={each} value={each}>
                {w.kinds[each]}
              </option>
            ))}
          </Select>
        </Field>
        {kind !== 'leave-pack' && (
          <Field className={styles.field} label={w.meeting}>
            <Select value={meeting} onChange={(_, { value }) => setMeeting(value)}>
              <option value="">{w.today}</option>
              {meetings.map(({ key, title, seal }) => (
                <option key={key} value={key}>
                  {seal === null ? title : w.sealedMeeting(title)}
                </option>
              ))}
            </Select>
          </Field>
        )}
        <Field className={styles.field} label={w.format}>
          <Select value={format} onChange={(_, { value }) => setFormat(paperFormatSchema.parse(value))}>
            {formatsOf[kind].map((each) => (
              <option key={each} value={each}>
                {w.formats[each]}
              </option>
            ))}
          </Select>
        </Field>
        <Field
          className={styles.field}
          label={w.part}
          hint={part === 'A' ? w.leavesOut(exempt) : w.exemptOnly}
        >
          <Select value={part} onChange={(_, { value }) => setPart(paperPartSchema.parse(value))}>
            <option value="A">{w.partA}</option>
            {hasPartB(kind) && <option value="B">{kind === 'leave-pack' ? w.everything : w.partB}</option>}
          </Select>
        </Field>
        <Field className={styles.field} label={w.language}>
          <Select value={language} onChange={(_, { value }) => setLanguage(languageSchema.parse(value))}>
            <option value="en">{w.english}</option>
            <option value="cy">{w.welsh}</option>
          </Select>
        </Field>
        {kind === 'board-paper' && (
          <Checkbox
            checked={withActionPlan}
            label={w.withPlan}
            onChange={(_, { checked }) => setWithActionPlan(checked === true)}
          />
        )}
        <Button className={styles.button} type="submit" appearance="primary" disabledFocusable={isWriting}>
          {isWriting ? w.making : w.make}
        </Button>
        {isWriting && <ProgressBar aria-label={w.making} />}
      </form>
      {openFolder !== null && (
        <OpenFolderNotice
          folder={openFolder}
          openLink={props.openLink}
          onAllTheSame={() => void write(true)}
        />
      )}
      {failure !== null && (
        <ErrorNotice
          userMessage={failure.userMessage}
          correlationId={failure.correlationId}
          onRetry={() => void write(false)}
        />
      )}
      {made.length > 0 && (
        <section>
          <h2 className={styles.heading}>{w.made}</h2>
          <p className={styles.text}>{w.notOpened}</p>
          <ul className={styles.list}>
            {made.map(({ name, webUrl, bytes, leftOut }) => (
              <li key={webUrl}>
                <Link as="button" inline onClick={() => void props.openLink(webUrl)}>
                  {name}
                </Link>{' '}
                ({w.size(Math.max(1, Math.round(bytes / 1024)))}
                {leftOut === 0 ? '' : `; ${w.left(leftOut)}`})
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
