import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import { App } from './app/app.tsx';
import { startUp } from './app/start-up.ts';

// The content security policy forbids code made at run time, which zod would otherwise try.
z.config({ jitless: true });

const root = document.getElementById('root');
// Teams is spoken to before anything is drawn: whoever opens the tab waits for that.
const started = startUp();
if (root !== null) createRoot(root).render(<App started={started} />);
