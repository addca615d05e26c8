import { render } from "preact";
import { refresh, refreshClock, refreshSide, setLang } from "./actions.ts";
import { followAddress } from "./address.ts";
import { App } from "./app.tsx";
import { listen } from "./client.ts";
import { get, set } from "./store.ts";
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

setLang(get().lang);
followAddress();
const look = coalesced(async () => {
  // Half-way through a reset there is nothing to look at; its own answer brings the new beginning.
  if (get().busy !== "reset") await Promise.all([refresh(), refreshTeams(), refreshSide()]);
});
render(<App />, document.getElementById("app")!);
look();
// The simulated clock goes on by itself between two moves.
setInterval(() => void refreshClock().catch(() => undefined), CLOCK_EVERY_MS);
void refreshClock().catch(() => undefined);
listen({ open: look, change: look, clock: clockTold, lost: () => set({ offline: true }) });
