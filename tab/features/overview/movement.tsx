import { makeStyles, tokens } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import { formatCivilDate } from '../../../shared/domain/civil-date.ts';
import { heatMapOf, schemesInUse } from '../../../shared/domain/heat-map.ts';
import { nameOfRisk } from '../../../shared/domain/item-title.ts';
import type { ScoringScheme } from '../../../shared/domain/scoring-scheme.ts';
import { movementFigures, type RiskOnMap } from '../../../shared/meetings/movement-figures.ts';
import type { RegisterChanges } from '../../../shared/meetings/register-changes.ts';
import { useBoard, useRegister } from '../../register/register-context.tsx';
import type { ReadableRegister } from '../../register/register-index.ts';
import { bandOfScore } from '../../register/risk-facts.ts';
import { useSince } from '../../register/use-since.ts';
import { paths } from '../../ui/board-paths.ts';
import { ChoiceFilter } from '../../ui/filters.tsx';
import { ItemLink } from '../../ui/item-link.tsx';
import { useLanguage, useWords } from '../../ui/language.tsx';
import { ErrorNotice } from '../../ui/states.tsx';
import { FigureTable } from './figure-table.tsx';
import { MovementMap } from './movement-map.tsx';
import { movementWords } from './movement-words.ts';
import { Beside, Choices, Note, PictureSection } from './picture-section.tsx';

type Words = ReturnType<typeof movementWords>;

const useStyles = makeStyles({
  // A grid of two dimensions may scroll sideways where it does not fit; the page never does.
  scroll: {
    overflowX: 'auto',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
    '@media print': { overflowX: 'visible' },
  },
  key: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalL,
    paddingBottom: tokens.spacingVerticalS,
    fontSize: tokens.fontSizeBase200,
  },
});

/** Open risks on the board's own matrix, with arrows from where they stood at the last meeting. */
export function RiskMovement() {
  const register = useRegister();
  const w = useWords(movementWords);
  const language = useLanguage();
  const since = useSince(null);
  const changes = since.phase === 'read' ? since.changes : null;
  const open = useMemo(() => register.risks.filter(({ status }) => status === 'open'), [register.risks]);
  if (register.scheme === undefined || open.length === 0) {
    return (
      <PictureSection heading={w.heading} sentence="">
        <Note>{open.length === 0 ? w.noRisks : w.noScheme}</Note>
      </PictureSection>
    );
  }
  return (
    <PictureSection heading={w.heading} sentence={sentenceOf()}>
      {since.phase === 'loading' && <p role="status">{w.reading}</p>}
      {since.phase === 'failed' && (
        <ErrorNotice
          userMessage={since.failure.userMessage}
          correlationId={since.failure.correlationId}
          onRetry={since.retry}
        />
      )}
      <Map schemes={schemesInUse(open, register.scheme, register.board.schemes)} changes={changes} />
    </PictureSection>
  );

  function sentenceOf(): string {
    if (changes === null || register.scheme === undefined) return '';
    if (changes.since === null) return w.noMeeting;
    const { counts } = movementFigures(register.scheme, open, changes);
    return w.sentence(
      formatCivilDate(changes.since, language),
      counts.up,
      counts.down,
      counts.new,
      counts.same,
    );
  }
}

function Map({ schemes, changes }: { schemes: readonly ScoringScheme[]; changes: RegisterChanges | null }) {
  const styles = useStyles();
  const register = useRegister();
  const { id: board } = useBoard();
  const [, navigate] = useLocation();
  const w = useWords(movementWords);
  const [choice, setChoice] = useState('0');
  const scheme = schemes[Number(choice)] ?? schemes[0];
  if (scheme === undefined) return null;
  const figures = movementFigures(scheme, register.risks, changes);
  const map = heatMapOf(
    scheme,
    figures.risks.map(({ risk }) => risk),
  );
  const unplaced = figures.risks.filter(({ cellNow }) => cellNow === null).length;
  return (
    <>
      <Note>
        {w.note} {unplaced > 0 && w.unplaced(unplaced)}
      </Note>
      {schemes.length > 1 && (
        <Choices>
          <ChoiceFilter
            label={w.scheme}
            value={choice}
            options={schemes.map(({ title, version }, index) => ({
              value: String(index),
              label: w.schemeOption(title, version),
            }))}
            onChange={setChoice}
          />
        </Choices>
      )}
      <Beside
        picture={
          <>
            <div className={styles.key} aria-hidden="true">
              {[w.key.up, w.key.down, w.key.new, w.key.same].map((words) => (
                <span key={words}>{words}</span>
              ))}
            </div>
            <div className={styles.scroll} tabIndex={0} role="region" aria-label={w.region}>
              <MovementMap
                map={map}
                risks={figures.risks}
                name={w.picture(scheme.title)}
                axes={{ likelihood: w.likelihood, impact: w.impact }}
                onChoose={(key) => navigate(paths.risk(board, key))}
              />
            </div>
          </>
        }
        table={
          <FigureTable
            caption={w.caption}
            head={
              <tr>
                <th scope="col">{w.risk}</th>
                <th scope="col">{w.then}</th>
                <th scope="col">{w.now}</th>
                <th scope="col">{w.direction}</th>
              </tr>
            }
          >
            {figures.risks.map((line) => (
              <tr key={line.risk.id}>
                <th scope="row">
                  <ItemLink to={paths.risk(board, line.risk.key)}>{nameOfRisk(line.risk)}</ItemLink>
                </th>
                <td>{thenInWords(line, register, w)}</td>
                <td>{nowInWords(line, register, w)}</td>
                <td>{w.standing[line.standing]}</td>
              </tr>
            ))}
          </FigureTable>
        }
      />
    </>
  );
}

function thenInWords(line: RiskOnMap, register: ReadableRegister, w: Words): string {
  switch (line.standing) {
    case 'new':
      return w.notThere;
    case 'unknown':
      return w.notKnown;
    case 'same':
      return nowInWords(line, register, w);
    default: {
      const scheme = register.schemeOf(line.from?.scheme ?? null);
      return scored(line.from?.score.score, bandOfScore(line.from?.score ?? null, scheme)?.label, w);
    }
  }
}

function nowInWords({ risk }: RiskOnMap, register: ReadableRegister, w: Words): string {
  return scored(risk.current?.score, bandOfScore(risk.current, register.schemeOf(risk.scheme))?.label, w);
}

function scored(score: number | null | undefined, band: string | undefined, w: Words): string {
  const words = [score ?? '', band ?? ''].filter((part) => part !== '').join(' ');
  return words === '' ? w.notScored : words;
}
