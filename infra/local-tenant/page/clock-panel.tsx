import {
  Button,
  Field,
  Input,
  Popover,
  PopoverSurface,
  PopoverTrigger,
  Text,
} from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { control } from './control-client.ts';
import { fromInputs, longDateAndTime, toInputs } from './tenant-time.ts';

interface ClockPanelProps {
  now: Date;
  /** Seconds the tenant's clock is ahead of real time. */
  offsetSeconds: number;
  frozen: boolean;
}

/** The tenant's clock, and moving it: reminders fall due as it goes. */
export function ClockPanel({ now, offsetSeconds, frozen }: ClockPanelProps) {
  const queries = useQueryClient();
  const move = useMutation({
    mutationFn: control.setClock,
    onSettled: () => queries.invalidateQueries({ queryKey: ['state'] }),
  });
  const isReal = Math.abs(offsetSeconds) < 2 && !frozen;
  return (
    <section className="clock" aria-labelledby="clock-title">
      <h2 id="clock-title" className="side-title">
        Clock
      </h2>
      <p className="clock-now">{longDateAndTime(now)}</p>
      <Text size={200} className="subtle">
        {frozen ? 'Standing still' : isReal ? 'Real time' : 'Moved; ticking on from there'}
      </Text>
      <div className="clock-buttons">
        <Button size="small" onClick={() => move.mutate({ advanceDays: 1 })}>
          +1 day
        </Button>
        <Button size="small" onClick={() => move.mutate({ advanceDays: 7 })}>
          +1 week
        </Button>
        <ChooseMoment now={now} onChosen={(moment) => move.mutate({ now: moment })} />
        {!isReal && (
          <Button size="small" appearance="subtle" onClick={() => move.mutate({ reset: true })}>
            Back to real time
          </Button>
        )}
      </div>
      <div role="status">{move.error && <span className="outcome error">{move.error.message}</span>}</div>
    </section>
  );
}

function ChooseMoment({ now, onChosen }: { now: Date; onChosen: (moment: string) => void }) {
  const [open, setOpen] = useState(false);
  const [inputs, setInputs] = useState({ date: '', time: '' });
  const [problem, setProblem] = useState('');
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const moment = fromInputs(inputs);
    if (moment === null) {
      setProblem('Give a date and a time.');
      return;
    }
    setOpen(false);
    onChosen(moment);
  };
  return (
    <Popover
      open={open}
      trapFocus
      positioning="below-start"
      onOpenChange={(_, { open: opening }) => {
        setOpen(opening);
        setProblem('');
        if (opening) setInputs(toInputs(now));
      }}
    >
      <PopoverTrigger disableButtonEnhancement>
        <Button size="small">Choose date and time</Button>
      </PopoverTrigger>
      <PopoverSurface aria-label="Choose date and time">
        <form className="moment" onSubmit={submit}>
          <Field label="Date">
            <Input
              type="date"
              value={inputs.date}
              onChange={(_, { value }) => setInputs((before) => ({ ...before, date: value }))}
            />
          </Field>
          <Field label="Time" validationMessage={problem === '' ? null : problem}>
            <Input
              type="time"
              value={inputs.time}
              onChange={(_, { value }) => setInputs((before) => ({ ...before, time: value }))}
            />
          </Field>
          <Button type="submit" appearance="primary">
            Move the clock
          </Button>
        </form>
      </PopoverSurface>
    </Popover>
  );
}
