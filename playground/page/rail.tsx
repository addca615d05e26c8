// In the Slack window: who you are, and where you can go.
import { become, openChannel, openHome } from "./actions.ts";
import type { Channel, User } from "./contract.ts";
import { CheckIcon, DownIcon, HashIcon, HomeIcon, Mark } from "./icons.tsx";
import { usePopover } from "./popover.ts";
import { inSight, useNarrow } from "./screen.ts";
import { type Ui, useTexts, useUi } from "./store.ts";

/** The same agency always has the same quiet colour. */
export const tone = (word: string) =>
  [...word].reduce((sum, c) => (sum * 31 + c.charCodeAt(0)) % 997, 7) % 6;
export function initials(user: Pick<User, "name" | "agency">): string {
  const [role = "", ...rest] = user.name.split(/[,·(]/);
  const place = rest.join(" ").trim() || user.agency;
  return ((role.trim()[0] ?? "") + (place.trim()[0] ?? "")).toUpperCase();
}
export function Avatar({
  user,
  small,
  bot,
}: {
  user: User | undefined;
  small?: boolean;
  bot?: boolean;
}) {
  if (!user && !bot)
    return (
      <span class="avatar tone-0" aria-hidden="true">
        S
      </span>
    );
  if (!user)
    return (
      <span class={small ? "avatar bot small" : "avatar bot"}>
        <Mark size={small ? 28 : 36} />
      </span>
    );
  return (
    <span class={`avatar tone-${tone(user.agency)}${small ? " small" : ""}`} aria-hidden="true">
      {initials(user)}
    </span>
  );
}

function PersonRow({ user, current, onPick }: { user: User; current: boolean; onPick(): void }) {
  const [role = user.name] = user.name.split(",");
  return (
    <button
      type="button"
      role="option"
      aria-selected={current}
      class="person"
      onClick={onPick}
      data-testid={`user-${user.id}`}
    >
      <Avatar user={user} small />
      <span>
        <b>{role}</b>
        {user.title && user.title !== role && user.title !== user.name && (
          <small>{user.title}</small>
        )}
      </span>
      {current && <CheckIcon />}
    </button>
  );
}

export function People() {
  const t = useTexts();
  const state = useUi((u) => u.state)!;
  const { open, setOpen, box, onKeyDown } = usePopover("[role=option]");
  const me = state.users.find((u) => u.id === state.user);
  const [role = "", place = me?.agency ?? ""] = me?.name.split(/,\s*/) ?? [];
  const agencies = [...new Set(state.users.map((u) => u.agency))];
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the button and the list inside
    <div class="people" ref={box} onKeyDown={onKeyDown}>
      <button
        type="button"
        class="me"
        aria-haspopup="listbox"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        data-testid="user-picker"
        title={t.chooseUser}
      >
        <Avatar user={me} />
        <span>
          <b>
            <span class="unseen">{t.you} </span>
            {role}
          </b>
          <small>
            {place} · {t.change}
          </small>
        </span>
        <DownIcon />
      </button>
      {open && (
        <div class="people-list" role="listbox" aria-label={t.chooseUser}>
          {agencies.map((agency) => (
            // biome-ignore lint/a11y/useSemanticElements: inside a listbox a group is the only container that keeps its options options
            <div role="group" aria-label={agency}>
              <p class="agency">{agency}</p>
              {state.users
                .filter((u) => u.agency === agency)
                .map((user) => (
                  <PersonRow
                    user={user}
                    current={user.id === state.user}
                    onPick={() => {
                      setOpen(false);
                      void become(user.id);
                    }}
                  />
                ))}
            </div>
          ))}
        </div>
      )}
    </div>
  );
}

/** The bot's own name is its handle; a person's eye wants it as a name. */
export const nameOf = ({ kind, name }: Channel): string =>
  kind === "dm" ? name.charAt(0).toUpperCase() + name.slice(1) : name;
export const unreadIn = (ui: Ui, channel: Channel): number =>
  ui.place?.kind === "channel" && ui.place.id === channel.id && inSight("slack")
    ? 0
    : channel.unread;

function ChannelRow({ channel }: { channel: Channel }) {
  const t = useTexts();
  const unread = useUi((u) => unreadIn(u, channel));
  const here = useUi((u) => u.place?.kind === "channel" && u.place.id === channel.id);
  return (
    <button
      type="button"
      class={unread ? "row unread" : "row"}
      aria-current={here ? "page" : undefined}
      onClick={() => openChannel(channel.id)}
      data-testid={`channel-${channel.name}`}
    >
      {channel.kind === "dm" ? <Mark size={20} /> : <HashIcon />}
      <span class="row-name">{nameOf(channel)}</span>
      {unread > 0 && (
        <span class="count">
          <span aria-hidden="true">{unread}</span>
          <span class="unseen">{t.unread(unread)}</span>
        </span>
      )}
    </button>
  );
}

export function Rail() {
  const t = useTexts();
  const channels = useUi((u) => u.state!.channels);
  const atHome = useUi((u) => u.place?.kind === "home");
  const open = useUi((u) => u.drawer === "rail");
  const narrow = useNarrow();
  return (
    <nav class={open ? "rail open" : "rail"} aria-label={t.menu}>
      {narrow && <People />}
      <div class="rail-scroll">
        <button
          type="button"
          class="row"
          aria-current={atHome ? "page" : undefined}
          onClick={() => void openHome()}
          data-testid="home"
        >
          <HomeIcon />
          <span class="row-name">{t.home}</span>
        </button>
        <h2>{t.direct}</h2>
        {channels
          .filter((c) => c.kind === "dm")
          .map((channel) => (
            <ChannelRow key={channel.id} channel={channel} />
          ))}
        <h2>{t.channels}</h2>
        {channels
          .filter((c) => c.kind === "channel")
          .map((channel) => (
            <ChannelRow key={channel.id} channel={channel} />
          ))}
      </div>
    </nav>
  );
}
