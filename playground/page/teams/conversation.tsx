// The middle of the Teams window: a channel, or the chat with Stafett.
import { useEffect, useRef } from "preact/hooks";
import { EyeIcon, Mark, MenuIcon, SharedIcon, SideIcon } from "../icons.tsx";
import { MessageMenu } from "../message-menu.tsx";
import { showPayload } from "../payload.tsx";
import { useInSight } from "../screen.ts";
import { useEnd } from "../scroll.ts";
import { SearchButton, useSought } from "../search-dialog.tsx";
import { get, set, useTexts, useUi } from "../store.ts";
import type { TeamsActivity, TeamsConversation, TeamsState } from "../teams-contract.ts";
import { clockTime, dayKey, dayName } from "../time.ts";
import { openMessageAction, pressCard, refreshCard } from "./actions.ts";
import { Card } from "./card.tsx";
import { TeamsComposer } from "./composer.tsx";
import { Face } from "./people.tsx";

const NOTHING: TeamsActivity[] = [];
/** A message for one person alone has no menu of the app's. */
const NO_COMMANDS: TeamsState["messageActions"] = [];

/** In a channel one writes to the bot by a mention of it, which is drawn before the words. */
const words = (text: string) => text.replace(/<at>.*?<\/at>\s*/g, "");

/** A card that asks to be made anew is, when somebody can see it. */
function useRefresh(activity: TeamsActivity) {
  const row = useRef<HTMLElement>(null);
  const asks = activity.card !== undefined && "refresh" in activity.card;
  useEffect(() => {
    if (!asks || !row.current) return;
    const watch = new IntersectionObserver(
      (seen) => seen.some((one) => one.isIntersecting) && void refreshCard(activity),
    );
    watch.observe(row.current);
    return () => watch.disconnect();
  }, [asks, activity]);
  return row;
}

function Message({ activity, inChannel }: { activity: TeamsActivity; inChannel: boolean }) {
  const t = useTexts();
  const lang = useUi((u) => u.lang);
  const author = useUi((u) => u.teams.state!.users.find((one) => one.id === activity.from));
  const mine = useUi((u) => activity.from === u.teams.user);
  const busy = useUi((u) => u.teams.busy === activity.id);
  const row = useRefresh(activity);
  const commands = useUi((u) => u.teams.state!.messageActions);
  const sought = useSought("teams", activity.id, row);
  return (
    <article
      class={`t-message${activity.targeted ? " targeted" : ""}${mine ? " mine" : ""}${sought ? " sought" : ""}`}
      ref={row}
      data-testid="teams-message"
      data-id={activity.id}
      data-message={activity.id}
      tabIndex={-1}
    >
      {author ? (
        <Face user={author} />
      ) : (
        <span class="t-face bot" aria-hidden="true">
          <Mark size={32} />
        </span>
      )}
      <div class="t-message-main">
        <p class="t-message-head">
          <b>{author?.name ?? "Stafett"}</b>
          <time>{clockTime(lang, Date.parse(activity.at))}</time>
          {activity.edited && <span>{t.edited}</span>}
          {activity.targeted && (
            <span class="only-you">
              <EyeIcon />
              {t.onlyYou}
            </span>
          )}
        </p>
        {activity.text && (
          <p class="t-text">
            {author && inChannel && !activity.targeted && <span class="t-mention">@Stafett</span>}
            {words(activity.text)}
          </p>
        )}
        {activity.card && (
          <Card
            card={activity.card}
            busy={busy}
            onAction={(action, values) => void pressCard(activity, action, values)}
          />
        )}
      </div>
      <MessageMenu
        commands={activity.targeted ? NO_COMMANDS : commands}
        onPick={(id) => void openMessageAction(id, activity.id)}
        onShow={() => showPayload("teams", activity.id)}
      />
    </article>
  );
}

function Messages({ conversation }: { conversation: TeamsConversation }) {
  const t = useTexts();
  const lang = useUi((u) => u.lang);
  const user = useUi((u) => u.teams.user);
  const messages = useUi((u) => u.teams.state!.activities[conversation.id] ?? NOTHING);
  const place = `${user}/${conversation.id}`;
  const { scroller, onScroll } = useEnd(place, messages.at(-1)?.id, messages);
  let day = "";
  return (
    <section
      class="messages"
      ref={scroller}
      onScroll={onScroll}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must scroll with the keyboard too
      tabIndex={0}
      aria-label={`${conversation.name}, ${t.platform.teams}`}
      data-testid="teams-messages"
    >
      <div class="messages-inner">
        {messages.length === 0 && (
          <div class="empty-state">
            <p>{t.emptyChannel}</p>
            <small>
              {conversation.kind === "channel" ? t.teams.emptyChannelHint : t.teams.emptyChatHint}
            </small>
          </div>
        )}
        {messages.map((activity) => {
          const ms = Date.parse(activity.at);
          const first = dayKey(ms) !== day;
          day = dayKey(ms);
          return (
            <div key={`${place}/${activity.id}`}>
              {first && (
                <p class="day">
                  <span>{dayName(lang, ms)}</span>
                </p>
              )}
              <Message activity={activity} inChannel={conversation.kind === "channel"} />
            </div>
          );
        })}
      </div>
    </section>
  );
}

/** Read aloud, and nowhere to be seen: what has just arrived in the open conversation. */
function Announcer({ conversation }: { conversation: TeamsConversation }) {
  const t = useTexts();
  const newest = useUi((u) => u.teams.state!.activities[conversation.id]?.at(-1));
  const first = useRef(newest?.id);
  const fresh = newest && newest.id !== first.current && newest.from !== get().teams.user;
  return (
    <p class="unseen" aria-live="polite">
      {fresh ? `${t.newMessage("Stafett")}. ${newest.summary ?? newest.text ?? ""}` : ""}
    </p>
  );
}

export function TeamsTalk({ behind }: { behind: boolean }) {
  const t = useTexts();
  const conversation = useUi((u) =>
    u.teams.state!.conversations.find((c) => c.id === u.teams.place),
  );
  const me = useUi((u) => u.teams.state!.users.find((one) => one.id === u.teams.user));
  const waiting = useUi((u) =>
    u.teams.state!.conversations.some((c) => c.id !== u.teams.place && c.unread > 0),
  );
  const seen = useInSight("teams");
  return (
    <div class="talk" inert={behind || !seen}>
      <header class="talk-head">
        <button
          type="button"
          class={waiting ? "icon-btn only-phone dot" : "icon-btn only-phone"}
          aria-label={t.teams.menu}
          onClick={() => set({ drawer: "teamsRail" })}
          data-testid="teams-open-rail"
        >
          <MenuIcon />
        </button>
        <div class="talk-title">
          <h1>{conversation?.name}</h1>
          <small class="only-phone">{me?.name}</small>
        </div>
        {conversation?.shared && (
          <span class="t-shared" title={t.teams.shared}>
            <SharedIcon />
            <span>{t.teams.shared}</span>
          </span>
        )}
        <SearchButton app="teams" />
        <button
          type="button"
          class="icon-btn only-phone"
          aria-label={t.side}
          onClick={() => set({ drawer: "side" })}
          data-testid="teams-open-side"
        >
          <SideIcon />
        </button>
      </header>
      {conversation && (
        <>
          <Messages conversation={conversation} />
          <Announcer key={conversation.id} conversation={conversation} />
          <TeamsComposer conversation={conversation} />
        </>
      )}
    </div>
  );
}
