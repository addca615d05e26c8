// Where one is stands in the page's address: who one is and which conversation is open, in both windows. Back, a reload and a link that somebody
// was sent all lead there. After the #, so that the server never hears of it.
import { openHome, refresh } from "./actions.ts";
import { get, type Place, set, setTeams, subscribe, type Ui } from "./store.ts";
import { refreshTeams } from "./teams/actions.ts";

const HOME = "home";
/** Teams' ids have a colon and an @, which an address can carry as they are. */
const part = (id: string): string =>
  encodeURIComponent(id).replaceAll("%3A", ":").replaceAll("%40", "@");

interface Where {
  app?: Ui["app"];
  user?: string;
  place?: Place;
  teamsUser?: string;
  conversation?: string;
}
function read(): Where {
  const words = new URLSearchParams(location.hash.slice(1));
  const both = (name: string) => words.get(name)?.split("/") ?? [];
  const [user, place] = both("slack");
  const [teamsUser, conversation] = both("teams");
  const app = words.get("app");
  return {
    ...(app === "slack" || app === "teams" ? { app } : {}),
    ...(user ? { user } : {}),
    ...(place ? { place: place === HOME ? { kind: "home" } : { kind: "channel", id: place } } : {}),
    ...(teamsUser ? { teamsUser } : {}),
    ...(conversation ? { conversation } : {}),
  };
}

/** The address of what is seen; null while one is on the way from one person to another, or nothing has come yet. */
function addressOf({ app, user, place, state, teams }: Ui): string | null {
  if (!state || state.user !== user || !place) return null;
  if (place.kind === "channel" && !state.channels.some((c) => c.id === place.id)) return null;
  const here = `#app=${app}&slack=${part(user)}/${place.kind === "home" ? HOME : part(place.id)}`;
  if (teams.absent) return here;
  if (
    !teams.place ||
    teams.state?.user !== teams.user ||
    !teams.state.conversations.some((c) => c.id === teams.place)
  )
    return null;
  return `${here}&teams=${part(teams.user)}/${part(teams.place)}`;
}

/** The step of the guide that has an entry of its own in the history: what it opens on the way has none. */
let entered: string | null = null;
/** What the address asked for may not be there: what is shown instead takes its place, and is no new one. */
let arriving = true;
function write(): void {
  const ui = get();
  const address = addressOf(ui);
  if (!address) return;
  const { playing } = ui.guide;
  const again = arriving || (playing !== null && entered === playing);
  arriving = false;
  if (address === location.hash) return;
  entered = playing;
  history[again ? "replaceState" : "pushState"](null, "", address);
}

async function arrive(): Promise<void> {
  const { app, user, place, teamsUser, conversation } = read();
  const before = get();
  arriving = true;
  set({
    drawer: null,
    sheet: null,
    draft: "",
    ...(app ? { app } : {}),
    ...(user ? { user } : {}),
    ...(place ? { place } : {}),
    teams: {
      ...before.teams,
      ...(teamsUser ? { user: teamsUser } : {}),
      ...(conversation ? { place: conversation } : {}),
    },
  });
  if (place?.kind === "home") await openHome();
  await Promise.all([refresh(), refreshTeams()]);
}

/** Before the page is drawn for the first time. */
export function followAddress(): void {
  const { app, user, place, teamsUser, conversation } = read();
  set({ ...(app ? { app } : {}), ...(user ? { user } : {}), ...(place ? { place } : {}) });
  setTeams({
    ...(teamsUser ? { user: teamsUser } : {}),
    ...(conversation ? { place: conversation } : {}),
  });
  if (user && place?.kind === "home") void openHome();

  addEventListener("popstate", () => void arrive());
  subscribe(write);
}
