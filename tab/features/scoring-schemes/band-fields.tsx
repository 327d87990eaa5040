import { Button, Field, Input, makeStyles, Select, tokens } from '@fluentui/react-components';
import { useAnnounce } from '../../ui/announcer.tsx';
import { contrast, pageColours, seenOnBoth, standsOut, textOn } from '../../ui/colour.ts';
import type { SchemeProblems } from './compose-scheme.ts';
import type { EditorWords } from './editor-words.ts';
import { palette, paletteNames } from './palette.ts';
import { nextId, type BandValues } from './scheme-draft.ts';
import { FieldGroup, OrderedRows, problemAt, TextField } from './scheme-field.tsx';

const useStyles = makeStyles({
  left: { alignSelf: 'flex-start' },
  colour: {
    display: 'grid',
    rowGap: tokens.spacingVerticalXS,
    flex: '1 1 24ch',
    minWidth: 0,
    maxWidth: '48ch',
  },
  choices: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-end', gap: tokens.spacingHorizontalS },
  part: { minWidth: 0, flex: '1 1 12ch' },
  input: { minWidth: 0, width: '100%' },
  sample: {
    justifySelf: 'start',
    padding: '2px 10px',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    fontWeight: tokens.fontWeightSemibold,
    forcedColorAdjust: 'none',
    overflowWrap: 'anywhere',
  },
  told: { margin: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
});

const mostBands = 12;

/** The bands, low to high. */
export function BandFields(props: {
  bands: readonly BandValues[];
  /** Whether a score finds its band: then each needs its scores. */
  byScore: boolean;
  problems: SchemeProblems;
  words: EditorWords;
  onChange: (bands: BandValues[]) => void;
}) {
  const { bands, byScore, problems, words: w, onChange } = props;
  const styles = useStyles();
  const announce = useAnnounce();
  const set = (id: string, parts: Partial<BandValues>) =>
    onChange(bands.map((band) => (band.id === id ? { ...band, ...parts } : band)));
  return (
    <FieldGroup legend={w.bands} hint={w.bandsHint} problem={problems['bands']}>
      <OrderedRows
        rows={bands}
        groupName={(index) => w.bandNumber(index + 1)}
        nameOf={({ label }, index) => (label.trim() === '' ? w.bandNumber(index + 1) : label)}
        words={w}
        onChange={(rows, told) => {
          onChange(rows.length === bands.length ? inPlace(rows, bands) : rows);
          announce(told);
        }}
      >
        {(band) => {
          const text = (field: 'label' | 'min' | 'max' | 'months', label: string, hint?: string) => (
            <TextField
              number={field !== 'label'}
              label={label}
              {...(hint === undefined ? {} : { hint })}
              field={`bands.${band.id}.${field}`}
              value={band[field]}
              problems={problems}
              onChange={(value) => set(band.id, { [field]: value })}
            />
          );
          return (
            <>
              {text('label', w.label)}
              <ColourField
                band={band}
                problems={problems}
                words={w}
                onChange={(colour) => set(band.id, { colour })}
              />
              {text('min', w.from, byScore ? undefined : w.rangeHint)}
              {text('max', w.to)}
              {text('months', w.months, w.monthsHint)}
            </>
          );
        }}
      </OrderedRows>
      {bands.length < mostBands && (
        <Button
          className={styles.left}
          onClick={() => {
            const used = new Set(bands.map(({ colour }) => colour.toLowerCase()));
            const free = paletteNames.find((name) => !used.has(palette[name])) ?? 'grey';
            const id = nextId(bands);
            onChange([
              ...bands,
              { id, key: '', label: '', colour: palette[free], min: '', max: '', months: '' },
            ]);
          }}
        >
          {w.addBand}
        </Button>
      )}
    </FieldGroup>
  );
}

/** Bands moved: their scores stay where they were, so that they still run from low to high. */
const inPlace = (moved: BandValues[], before: readonly BandValues[]): BandValues[] =>
  moved.map((band, index) => ({
    ...band,
    min: before[index]?.min ?? band.min,
    max: before[index]?.max ?? band.max,
  }));

/** A colour from the palette or of one's own, with what its contrast comes to and the way to mend it. */
function ColourField(props: {
  band: BandValues;
  problems: SchemeProblems;
  words: EditorWords;
  onChange: (colour: string) => void;
}) {
  const { band, problems, words: w, onChange } = props;
  const styles = useStyles();
  const announce = useAnnounce();
  const colour = band.colour.toLowerCase();
  const isColour = /^#[0-9a-f]{6}$/.test(colour);
  const inPalette = paletteNames.find((name) => palette[name] === colour);
  return (
    <div className={styles.colour}>
      <div className={styles.choices}>
        <Field label={w.colour} className={styles.part}>
          <Select
            className={styles.input}
            value={inPalette ?? ''}
            onChange={(_, { value }) => {
              const chosen = paletteNames.find((name) => name === value);
              if (chosen !== undefined) onChange(palette[chosen]);
            }}
          >
            {paletteNames.map((name) => (
              <option key={name} value={name}>
                {w.palette[name]}
              </option>
            ))}
            {inPalette === undefined && <option value="">{w.ownColour}</option>}
          </Select>
        </Field>
        <Field
          label={w.ownColour}
          className={styles.part}
          {...problemAt(problems, `bands.${band.id}.colour`)}
        >
          <Input
            className={styles.input}
            value={band.colour}
            maxLength={7}
            onChange={(_, { value }) => onChange(value.trim())}
          />
        </Field>
      </div>
      {isColour && (
        <>
          <span className={styles.sample} style={{ backgroundColor: colour, color: textOn(colour) }}>
            {band.label.trim() === '' ? w.colour : band.label}
          </span>
          <p className={styles.told}>
            {w.contrastOfText(
              textOn(colour) === '#ffffff' ? 'white' : 'black',
              ratio(colour, textOn(colour)),
            )}{' '}
            {w.contrastOfPage('light', ratio(colour, pageColours.light), standsOut(colour, 'light'))}{' '}
            {w.contrastOfPage('dark', ratio(colour, pageColours.dark), standsOut(colour, 'dark'))}
          </p>
          {!(standsOut(colour, 'light') && standsOut(colour, 'dark')) && (
            <Button
              size="small"
              className={styles.left}
              onClick={() => {
                const tone = seenOnBoth(colour);
                onChange(tone);
                announce(w.mended(tone));
              }}
            >
              {w.mend}
            </Button>
          )}
        </>
      )}
    </div>
  );
}

/** One decimal, downwards: 2.96 is not 3. */
const ratio = (first: string, second: string): string =>
  (Math.floor(contrast(first, second) * 10) / 10).toFixed(1);
