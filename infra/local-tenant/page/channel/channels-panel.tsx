import { PeopleTeamRegular } from '@fluentui/react-icons';
import type { Team } from '../control-client.ts';

interface ChannelsPanelProps {
  teams: readonly Team[];
  selected: string | undefined;
  onSelect: (channelId: string) => void;
}

/** Which team's channel to look at, beside one's own chat. */
export function ChannelsPanel({ teams, selected, onSelect }: ChannelsPanelProps) {
  return (
    <section className="channels" aria-labelledby="channels-title">
      <h2 id="channels-title" className="side-title">
        Channels
      </h2>
      <ul className="channels-list">
        {teams.map((team) => (
          <li key={team.channelId}>
            <button
              type="button"
              className="person"
              aria-current={team.channelId === selected}
              onClick={() => onSelect(team.channelId)}
            >
              <PeopleTeamRegular fontSize={20} aria-hidden />
              <span className="person-words">
                <span className="person-name">General</span>
                <span className="person-job">{team.displayName}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
