import { Avatar, Badge, SearchBox, Text } from '@fluentui/react-components';
import { useState } from 'react';
import type { Persona } from '../control-client.ts';

interface PeoplePanelProps {
  personas: readonly Persona[];
  selected: string | undefined;
  /** Whether the person has something from the bot that was not looked at here. */
  hasNews: (persona: Persona) => boolean;
  onSelect: (personaId: string) => void;
}

/** Who to be. */
export function PeoplePanel({ personas, selected, hasNews, onSelect }: PeoplePanelProps) {
  const [wanted, setWanted] = useState('');
  const shown = personas.filter((persona) =>
    `${persona.name} ${persona.jobTitle} ${persona.agency}`
      .toLowerCase()
      .includes(wanted.trim().toLowerCase()),
  );
  return (
    <section className="people" aria-labelledby="people-title">
      <h2 id="people-title" className="side-title">
        People
      </h2>
      {personas.length > 8 && (
        <SearchBox
          size="small"
          className="people-search"
          aria-label="Find a person"
          placeholder="Find a person"
          value={wanted}
          onChange={(_, { value }) => setWanted(value)}
        />
      )}
      {shown.length === 0 ? (
        <Text className="subtle people-none">Nobody matches.</Text>
      ) : (
        <ul className="people-list">
          {shown.map((persona) => (
            <li key={persona.id} title={work(persona)}>
              <button
                type="button"
                className="person"
                aria-current={persona.id === selected}
                onClick={() => onSelect(persona.id)}
              >
                <Avatar name={persona.name} size={32} color="colorful" aria-hidden />
                <span className="person-words">
                  <span className="person-name">{persona.name}</span>
                  <span className="person-job">
                    {persona.isGuest && (
                      <Badge appearance="tint" color="informative" size="small" className="guest">
                        Guest
                      </Badge>
                    )}
                    {work(persona)}
                  </span>
                </span>
                {hasNews(persona) && <span className="news">New</span>}
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function work({ jobTitle, agency }: Persona): string {
  return [jobTitle, agency].filter((part) => part !== '').join(', ');
}
