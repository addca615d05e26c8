// PostgreSQL's notices: they carry nothing and only wake. Whoever gets none looks again in a second all the same.
import type { Client } from "pg";

const channel = "stafett";
/** Between two tries to be heard again, and between two notices: many commits are one. ms */
const [againMs, betweenMs] = [1_000, 50];

export type Notices = {
  /** To all others, soon; never before what it is told of is committed, since that is when this is called. */
  tell(): void;
  end(): Promise<void>;
};
type Heard = { heard(): void; lost(reason: string): void };
/**
 * Hears of what others tell, on a connection of its own, until it is ended. One that is lost is made anew, each second; behind a pooler that gives connections to transactions it
 * hears nothing, which is no error. `heard` is also called when there is a connection again: something may have been missed. `lost`: once for each connection, with a code. Never throws.
 */
export const openNotices = (url: string, { heard, lost: say }: Heard): Notices => {
  let client: Client | undefined;
  let ended = false;
  let opening: Promise<void> | undefined;
  let due: NodeJS.Timeout | undefined;
  let again: NodeJS.Timeout | undefined;
  const lost =
    (one: Client) =>
    (error?: unknown): void => {
      if (client === one) client = undefined;
      void one.end().catch(() => undefined);
      if (ended || again) return;
      say(String((error as { readonly code?: unknown } | undefined)?.code ?? "ended"));
      again = setTimeout(() => {
        again = undefined;
        open();
      }, againMs);
      again.unref();
    };
  const connect = async (): Promise<void> => {
    const { default: pg } = await import("pg");
    const one = new pg.Client({ connectionString: url, application_name: "stafett", keepAlive: true, connectionTimeoutMillis: 15_000 });
    const gone = lost(one);
    one.once("error", gone);
    one.once("end", gone);
    one.on("notification", ({ processId }) => {
      // What we said ourselves is no news.
      if (processId !== (one as unknown as { readonly processID: number }).processID) heard();
    });
    try {
      await one.connect();
      await one.query(`listen ${channel}`);
      if (ended) return void (await one.end());
      client = one;
      heard();
    } catch (error) {
      gone(error);
    }
  };
  const open = (): void => {
    if (ended || opening) return;
    opening = connect().finally(() => {
      opening = undefined;
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
