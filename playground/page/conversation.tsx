// The middle: a channel, a direct message, or the home view.
import { useRef } from "preact/hooks";
import { openShortcut } from "./actions.ts";
import { Blocks } from "./block.tsx";
import { Composer, ReadOnly } from "./composer.tsx";
import type { Channel, MessageCommand, PlayMessage } from "./contract.ts";
import { EyeIcon, HashIcon, HomeIcon, Mark, MenuIcon, SideIcon } from "./icons.tsx";
import { MessageMenu } from "./message-menu.tsx";
import { Mrkdwn } from "./mrkdwn.tsx";
import { showPayload } from "./payload.tsx";
import { Avatar, nameOf, unreadIn } from "./rail.tsx";
import { useInSight } from "./screen.ts";
import { useEnd } from "./scroll.ts";
import { SearchButton, useSought } from "./search-dialog.tsx";
import { get, set, type Ui, useTexts, useUi } from "./store.ts";
import { clockTime, dayKey, dayName, ofTs } from "./time.ts";

const NO_MESSAGES: PlayMessage[] = [];
/** A note for one person alone has no menu of the app's. */
const NO_COMMANDS: MessageCommand[] = [];
const anyUnread = (ui: Ui) => ui.state?.channels.some((c) => unreadIn(ui, c) > 0) ?? false;

function Head() {
  const t = useTexts();
  const place = useUi((u) => u.place);
  const channel = useUi((u) =>
    u.state!.channels.find((c) => u.place?.kind === "channel" && c.id === u.place.id),
  );
  const me = useUi((u) => u.state!.users.find((p) => p.id === u.state!.user));
  const waiting = useUi(anyUnread);
  return (
    <header class="talk-head">
      <button
        type="button"
        class={waiting ? "icon-btn only-phone dot" : "icon-btn only-phone"}
        aria-label={t.menu}
        onClick={() => set({ drawer: "rail" })}
        data-testid="open-rail"
      >
        <MenuIcon />
      </button>
      <span class="talk-icon only-desk">
        {place?.kind === "home" ? (
          <HomeIcon />
        ) : channel?.kind === "dm" ? (
          <Mark size={24} />
        ) : (
          <HashIcon />
        )}
      </span>
      <div class="talk-title">
        <h1>
          {place?.kind === "home" ? (
            t.home
          ) : channel?.kind === "channel" ? (
            <>
              <span class="only-phone">#</span>
              {channel.name}
            </>
          ) : (
            channel && nameOf(channel)
          )}
        </h1>
        <small class="only-phone">{me?.name}</small>
        {place?.kind === "home" && <small class="only-desk">{t.homeHint}</small>}
      </div>
      <SearchButton app="slack" />
      <button
        type="button"
        class="icon-btn only-phone"
        aria-label={t.side}
        onClick={() => set({ drawer: "side" })}
        data-testid="open-side"
      >
        <SideIcon />
      </button>
    </header>
  );
}

function MessageRow({ message, channel }: { message: PlayMessage; channel: string }) {
  const t = useTexts();
  const lang = useUi((u) => u.lang);
  const shortcuts = useUi((u) => u.state!.shortcuts);
  const author = useUi((u) =>
    message.bot ? undefined : u.state!.users.find((p) => p.id === message.user),
  );
  const row = useRef<HTMLElement>(null);
  const sought = useSought("slack", message.ts, row);
  return (
    <article
      class={`message${message.ephemeral ? " ephemeral" : ""}${sought ? " sought" : ""}`}
      data-ts={message.ts}
      data-message={message.ts}
      tabIndex={-1}
      ref={row}
    >
      <Avatar user={author} bot={message.bot} />
      <div class="message-main">
        <p class="message-head">
          <b>{message.bot ? "Stafett" : (author?.name ?? t.platform.slack)}</b>
          {message.bot && <span class="tag">{t.app}</span>}
          <time>{clockTime(lang, ofTs(message.ts))}</time>
          {Boolean(message.edited) && <span class="edited">{t.edited}</span>}
          {message.ephemeral && (
            <span class="only-you">
              <EyeIcon />
              {t.onlyYou}
            </span>
          )}
        </p>
        {message.blocks?.length ? (
          <Blocks blocks={message.blocks} scope={{ channel, ts: message.ts }} />
        ) : (
          <div class="b-text">
            <Mrkdwn text={message.text} />
          </div>
        )}
        {message.attachments?.map(({ title, title_link, text }) => (
          <div class="unfurled" key={title_link} data-testid="unfurled">
            <a href={title_link} target="_blank" rel="noopener noreferrer">
              {title}
            </a>
            {text && <p>{text}</p>}
          </div>
        ))}
      </div>
      <MessageMenu
        commands={message.ephemeral ? NO_COMMANDS : shortcuts}
        onPick={(id) => void openShortcut(id, channel, message.ts)}
        onShow={() => showPayload("slack", message.ts)}
      />
    </article>
  );
}

function Empty({ title, hint }: { title: string; hint: string }) {
  return (
    <div class="empty-state">
      <Mark size={44} />
      <p>{title}</p>
      <small>
        <Mrkdwn text={hint} />
      </small>
    </div>
  );
}

function MessageList({ channel }: { channel: Channel }) {
  const t = useTexts();
  const lang = useUi((u) => u.lang);
  const messages = useUi((u) => u.state!.messages[channel.id] ?? NO_MESSAGES);
  const user = useUi((u) => u.state!.user);
  const fresh = useUi((u) => u.cases.length === 0);
  const place = `${user}/${channel.id}`;
  const { scroller, onScroll } = useEnd(place, messages.at(-1)?.ts, messages);
  let day = "";
  return (
    <section
      class="messages"
      ref={scroller}
      onScroll={onScroll}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must scroll with the keyboard too
      tabIndex={0}
      aria-label={`${channel.name}, ${t.platform.slack}`}
    >
      <div class="messages-inner">
        {messages.length === 0 && fresh && <Empty title={t.welcome} hint={t.welcomeHint} />}
        {messages.length === 0 && !fresh && (
          <Empty
            title={channel.kind === "dm" ? t.emptyDm : t.emptyChannel}
            hint={channel.kind === "dm" ? t.emptyDmHint : t.emptyChannelHint}
          />
        )}
        {messages.map((message) => {
          const ms = ofTs(message.ts);
          const first = dayKey(ms) !== day;
          day = dayKey(ms);
          return (
            <div key={`${place}/${message.ts}`}>
              {first && (
                <p class="day">
                  <span>{dayName(lang, ms)}</span>
                </p>
              )}
              <MessageRow message={message} channel={channel.id} />
            </div>
          );
        })}
      </div>
    </section>
  );
}

/** Read aloud, and nowhere to be seen: what has just arrived in the open conversation. */
function Announcer({ channel }: { channel: Channel }) {
  const t = useTexts();
  const newest = useUi((u) => u.state!.messages[channel.id]?.at(-1));
  const first = useRef(newest?.ts);
  const fresh = newest && newest.ts !== first.current && newest.user !== get().user;
  return (
    <p class="unseen" aria-live="polite">
      {fresh ? `${t.newMessage("Stafett")}. ${newest.text}` : ""}
    </p>
  );
}

function HomeView() {
  const t = useTexts();
  const home = useUi((u) => u.state!.home);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must scroll with the keyboard too
    <section class="messages" tabIndex={0} aria-label={t.home} data-testid="home-view">
      <div class="messages-inner home-view">
        {home?.blocks.length ? (
          <Blocks blocks={home.blocks} scope={{ view: home.id }} />
        ) : (
          <Empty title={t.emptyHome} hint={t.emptyHomeHint} />
        )}
      </div>
    </section>
  );
}

export function Conversation({ behind }: { behind: boolean }) {
  const place = useUi((u) => u.place);
  const channel = useUi((u) =>
    u.state!.channels.find((c) => u.place?.kind === "channel" && c.id === u.place.id),
  );
  const seen = useInSight("slack");
  return (
    <div class="talk" inert={behind || !seen}>
      <Head />
      {place?.kind === "home" && <HomeView />}
      {channel && (
        <>
          <MessageList channel={channel} />
          <Announcer key={channel.id} channel={channel} />
          {channel.kind === "dm" ? <ReadOnly /> : <Composer channel={channel} />}
        </>
      )}
    </div>
  );
}
