// PostgreSQL's notices: they carry nothing and only wake. Whoever gets none looks again in a second all the same.
import type { Client } from "pg";

const channel = "stafett";
/** A connection that only listens would never find out that nobody speaks any more: it asks so often, and waits so long for an answer. ms */
type Beating = { readonly beatMs: number; readonly unheardMs: number };
const usual: Beating = { beatMs: 10_000, unheardMs: 5_000 };
/** Between two tries to be heard again, and between two notices: many commits are one. ms */
const [againMs, betweenMs] = [1_000, 50];

type Notices = {
  /** To all others, soon; never before what it is told of is committed, since that is when this is called. */
  tell(): void;
  end(): Promise<void>;
};
type Heard = { heard(): void; lost(reason: string): void };

/** One connection that listens. `gone`: once, with a code. Throws what the driver throws. */
const listening = async (
  url: string,
  { beatMs, unheardMs }: Beating,
  heard: () => void,
  gone: (reason: string) => void,
): Promise<Client> => {
  const { default: pg } = await import("pg");
  const one = new pg.Client({
    connectionString: url,
    application_name: "stafett",
    keepAlive: true,
    connectionTimeoutMillis: 15_000,
    pipeline: true,
    query_timeout: unheardMs,
  });
  let told = false;
  const lost = (error?: unknown): void => {
    if (told) return;
    told = true;
    gone(String((error as { readonly code?: unknown } | undefined)?.code ?? "ended"));
  };
  one.on("error", lost);
  one.on("end", lost);
  one.on("notification", ({ processId }) => {
    // What we said ourselves is no news.
    if (processId !== (one as unknown as { readonly processID: number }).processID) heard();
  });
  try {
    await one.connect();
    await one.query(`listen ${channel}`);
    const beat = setInterval(() => {
      one
        .query<{ readonly heard: boolean }>(
          `select '${channel}' in (select pg_listening_channels()) as heard`,
        )
        // Behind a pooler that gives connections to transactions it may be another's; anywhere else somebody has ended it.
        .then(({ rows }) => (rows[0]?.heard ? undefined : one.query(`listen ${channel}`)))
        // Given up by the driver: that it ended is told.
        .catch(() => undefined);
    }, beatMs).unref();
    one.once("end", () => clearInterval(beat));
  } catch (error) {
    lost(error);
    await one.end().catch(() => undefined);
  }
  return one;
};
/**
 * Hears of what others tell, on a connection of its own, until it is ended. One that is lost is made anew, each second; behind a pooler that gives connections to transactions it
 * hears nothing, which is no error. `heard` is also called when there is a connection again: something may have been missed. `lost`: once for each connection, with a code. Never throws.
 */
export const openNotices = (
  url: string,
  { heard, lost }: Heard,
  beating: Beating = usual,
): Notices => {
  let client: Client | undefined;
  let opening: Promise<void> | undefined;
  let ended = false;
  let due: NodeJS.Timeout | undefined;
  let again: NodeJS.Timeout | undefined;
  const open = (): void => {
    let isGone = false;
    const gone = (reason: string): void => {
      isGone = true;
      client = undefined;
      if (ended) return;
      lost(reason);
      again = setTimeout(open, againMs);
      again.unref();
    };
    opening = listening(url, beating, heard, gone).then(async (one) => {
      if (isGone) return;
      if (ended) return void (await one.end());
      client = one;
      heard();
    });
  };
  open();
  return {
    tell: () => {
      if (due || ended) return;
      due = setTimeout(() => {
        due = undefined;
        // Lost with its connection: everybody looks by themselves.
        client?.query(`notify ${channel}`).catch(() => undefined);
      }, betweenMs);
      due.unref();
    },
    end: async () => {
      ended = true;
      clearTimeout(due);
      clearTimeout(again);
      await opening;
      await client?.end().catch(() => undefined);
    },
  };
};
