import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A part of the tenant that is kept between runs. `load` gets what `save` gave, after JSON. */
export interface Section {
  save(): unknown;
  load(saved: unknown): void;
}

const FILE_NAME = 'tenant.json';
const QUIET_MILLISECONDS = 1_500;

/**
 * Keeps named sections in one JSON file of the data directory. Writes are gathered for a moment and replace the file
 * whole (write beside, then rename), so a crash leaves the last complete state.
 */
export class SectionStore {
  private readonly file: string;
  private readonly sections = new Map<string, Section>();
  private readonly loaded: Record<string, unknown>;
  private timer: NodeJS.Timeout | null = null;
  private dirty = false;
  private stopped = false;
  private writing: Promise<void> = Promise.resolve();

  /** `fresh` forgets what an earlier run left. Throws SyntaxError when the file is not JSON. */
  constructor(dataDir: string, fresh: boolean) {
    mkdirSync(dataDir, { recursive: true });
    this.file = join(dataDir, FILE_NAME);
    if (fresh) rmSync(this.file, { force: true });
    this.loaded = readJson(this.file);
  }

  /** Joins a section under a name that must not change between releases, and loads what was kept for it. */
  register(name: string, section: Section): void {
    if (this.sections.has(name)) throw new Error(`The section ${name} is registered twice.`);
    this.sections.set(name, section);
    if (name in this.loaded) section.load(this.loaded[name]);
  }

  /** Says that something worth keeping changed. */
  changed(): void {
    // What still happens after the end, as a message that was under way, has nowhere to be kept.
    if (this.stopped) return;
    this.dirty = true;
    this.timer ??= setTimeout(() => {
      this.timer = null;
      void this.flush().catch((problem: unknown) => {
        // Somebody removed the whole data directory: there is nothing to keep any more.
        if ((problem as NodeJS.ErrnoException).code !== 'ENOENT') throw problem;
      });
    }, QUIET_MILLISECONDS).unref();
  }

  /** Writes now if anything changed since the last write. */
  async flush(): Promise<void> {
    this.writing = this.writing.then(async () => {
      if (!this.dirty) return;
      this.dirty = false;
      const beside = `${this.file}.writing`;
      await writeFile(beside, this.serialise(), { mode: 0o600 });
      await rename(beside, this.file);
    });
    await this.writing;
  }

  /** Writes what is unwritten and waits no more. */
  async stop(): Promise<void> {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    this.stopped = true;
    await this.flush();
  }

  private serialise(): string {
    const whole: Record<string, unknown> = { ...this.loaded };
    for (const [name, section] of this.sections) whole[name] = section.save();
    return JSON.stringify(whole);
  }
}

function readJson(file: string): Record<string, unknown> {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (problem) {
    if ((problem as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw problem;
  }
  return JSON.parse(text) as Record<string, unknown>;
}
