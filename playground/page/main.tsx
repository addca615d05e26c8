import { render } from "preact";
import { beginIn, refresh, refreshClock, refreshSide } from "./actions.ts";
import { followAddress } from "./address.ts";
import { App } from "./app.tsx";
import { listen } from "./client.ts";
import type { Changes } from "./contract.ts";
import { get, set, subscribe } from "./store.ts";
import { refreshTeams } from "./teams/actions.ts";

const CLOCK_EVERY_MS = 20_000;

/** Many changes in a row become one look, and one more when something came during it. */
function coalesced(work: () => Promise<void>): () => void {
  let running = false;
  let again = false;
  const go = async () => {
    if (running) {
      again = true;
      return;
    }
    running = true;
    do {
      again = false;
      await work();
    } while (again);
    running = false;
  };
  return () => void go();
}

function clockTold(data: string): void {
  const clock = get().clock;
  try {
    const { now } = JSON.parse(data) as { now?: string };
    if (now) set({ clock: { ...clock, now: Date.parse(now) } });
  } catch {
    void refreshClock().catch(() => undefined);
  }
}

/** How far the server has come, as it said last; null: it is asked for everything. */
let told: Changes | null = null;
let waiting = false;
const look = coalesced(async () => {
  // Half-way through a reset there is nothing to look at.
  waiting = get().busy === "reset";
  if (waiting) return;
  const { state, teams } = get();
  // What an answer has brought already is not asked for again.
  const behind = (seen: { changes: number } | null, now: number | undefined): boolean =>
    !told || !seen || seen.changes < (now ?? 0);
  const slack = behind(state, told?.slack);
  const inTeams = behind(teams.state, told?.teams);
  await Promise.all([slack && refresh(), inTeams && refreshTeams(), refreshSide()]);
});
/** From a program that may have started again, and counts anew: all that it says is newer. */
function anew(): void {
  const { state, teams } = get();
  told = null;
  set({
    state: state && { ...state, changes: 0 },
    teams: { ...teams, state: teams.state && { ...teams.state, changes: 0 } },
  });
  look();
}
subscribe(() => {
  if (!waiting || get().busy === "reset") return;
  waiting = false;
  anew();
});

const begun = beginIn(get().lang);
followAddress();
render(<App />, document.getElementById("app")!);
// The simulated clock goes on by itself between two moves.
setInterval(() => void refreshClock().catch(() => undefined), CLOCK_EVERY_MS);
void begun.then(() =>
  listen({
    // The first look too: what happens between a look and the stream's beginning would be missed.
    open: anew,
    change: (to) => {
      told = to;
      look();
    },
    clock: clockTold,
    lost: () => {
      set({ offline: true });
      if (!get().state) anew();
    },
  }),
);
