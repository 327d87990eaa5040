import { useCallback, useState } from 'react';

/**
 * A choice kept in the page's address (`?as=…&theme=…&view=…`), so that two windows can show two people and a reload
 * changes nothing.
 */
export function useAddressChoice(name: string): [string | null, (value: string) => void] {
  const [value, setValue] = useState(() => new URLSearchParams(window.location.search).get(name));
  const choose = useCallback(
    (wanted: string) => {
      const address = new URL(window.location.href);
      address.searchParams.set(name, wanted);
      window.history.replaceState(null, '', address);
      setValue(wanted);
    },
    [name],
  );
  return [value, choose];
}
