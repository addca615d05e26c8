// Where there is room for one window only: which one is shown, and whether something waits in the other.
import { readChannel } from "./actions.ts";
import { unreadIn } from "./rail.tsx";
import { inSight } from "./screen.ts";
import { type App, set, type Ui, useTexts, useUi } from "./store.ts";
import { readConversation } from "./teams/actions.ts";

export function showApp(app: App): void {
  set({ app, drawer: null });
  if (app === "teams") readConversation();
  else readChannel();
}

const slackWaits = (ui: Ui): boolean =>
  ui.state?.channels.some((c) => unreadIn(ui, c) > 0) ?? false;
const teamsWaits = (ui: Ui): boolean =>
  ui.teams.state?.conversations.some(
    (c) => c.unread > 0 && (c.id !== ui.teams.place || !inSight("teams")),
  ) ?? false;

export function Apps() {
  const t = useTexts();
  const app = useUi((u) => u.app);
  const waits = { slack: useUi(slackWaits), teams: useUi(teamsWaits) };
  const apps: [App, string][] = [
    ["slack", t.platform.slack],
    ["teams", t.platform.teams],
  ];
  return (
    <nav class="apps" aria-label={t.apps}>
      {apps.map(([one, name]) => (
        <button
          type="button"
          key={one}
          class={one}
          aria-pressed={app === one}
          onClick={() => showApp(one)}
          data-testid={`app-${one}`}
        >
          {name}
          {waits[one] && app !== one && (
            <i class="waits" data-testid={`app-${one}-new`}>
              <span class="unseen">{t.newThere}</span>
            </i>
          )}
        </button>
      ))}
    </nav>
  );
}
