// The Teams window: where one can go, what stands there, and the dialog that the bot opens in it.
import { useLayoutEffect, useRef } from "preact/hooks";
import { Dialog } from "../dialog.tsx";
import { CloseIcon, HashIcon, Mark } from "../icons.tsx";
import { useInSight, useNarrow } from "../screen.ts";
import { useTexts, useUi } from "../store.ts";
import type { TeamsConversation, TeamsDialog } from "../teams-contract.ts";
import { closeDialog, openConversation, searchCard, submitCard } from "./actions.ts";
import { Card } from "./card.tsx";
import { TeamsTalk } from "./conversation.tsx";
import { firstWrong } from "./drawn.ts";
import { TeamsPeople } from "./people.tsx";

function ConversationRow({ conversation }: { conversation: TeamsConversation }) {
  const t = useTexts();
  const seen = useInSight("teams");
  const here = useUi((u) => u.teams.place === conversation.id);
  const unread = here && seen ? 0 : conversation.unread;
  return (
    <button
      type="button"
      class={unread ? "row unread" : "row"}
      aria-current={here ? "page" : undefined}
      onClick={() => openConversation(conversation.id)}
      data-testid={`teams-conversation-${conversation.name}`}
      title={conversation.name}
    >
      {conversation.kind === "personal" ? <Mark size={20} /> : <HashIcon />}
      <span class="row-name">{conversation.name}</span>
      {unread > 0 && (
        <span class="count">
          <span aria-hidden="true">{unread}</span>
          <span class="unseen">{t.unread(unread)}</span>
        </span>
      )}
    </button>
  );
}

function TeamsRail() {
  const t = useTexts();
  const conversations = useUi((u) => u.teams.state!.conversations);
  const open = useUi((u) => u.drawer === "teamsRail");
  const narrow = useNarrow();
  const rows = (kind: TeamsConversation["kind"]) =>
    conversations
      .filter((c) => c.kind === kind)
      .map((c) => <ConversationRow key={c.id} conversation={c} />);
  return (
    <nav class={open ? "rail open" : "rail"} aria-label={t.teams.menu}>
      {narrow && <TeamsPeople />}
      <div class="rail-scroll">
        <h2>{t.teams.chats}</h2>
        {rows("personal")}
        <h2>{t.teams.channels}</h2>
        {rows("channel")}
      </div>
    </nav>
  );
}

function CardDialog({ dialog }: { dialog: Exclude<TeamsDialog, { message: string }> }) {
  const t = useTexts();
  const busy = useUi((u) => u.teams.busy === "submit");
  const body = useRef<HTMLDivElement>(null);
  const first = useRef(true);
  const content = JSON.stringify(dialog.card);
  useLayoutEffect(() => {
    // Drawn again after an answer: what is to be mended comes into view and gets the keyboard.
    if (!first.current) firstWrong(body.current!)?.focus();
    first.current = false;
  }, [content]);
  return (
    <Dialog label={dialog.title} testid="teams-dialog" onEscape={() => void closeDialog()}>
      <div class="sheet-head">
        <h2>{dialog.title}</h2>
        <button
          type="button"
          class="icon-btn"
          onClick={() => void closeDialog()}
          aria-label={t.closeIt}
          title={t.closeIt}
          data-testid="teams-dialog-close"
        >
          <CloseIcon />
        </button>
      </div>
      <div class="sheet-body" ref={body}>
        <Card
          card={dialog.card}
          busy={busy}
          onAction={(action, values) => void submitCard(action, values)}
          onSearch={searchCard}
        />
      </div>
    </Dialog>
  );
}

function SentenceDialog({ message }: { message: string }) {
  const t = useTexts();
  return (
    <Dialog label={message} small testid="teams-dialog" onEscape={() => void closeDialog()}>
      <div class="sheet-body">
        <p>{message}</p>
      </div>
      <div class="sheet-foot">
        <button
          type="button"
          class="btn primary"
          onClick={() => void closeDialog()}
          data-testid="teams-dialog-close"
        >
          {t.closeIt}
        </button>
      </div>
    </Dialog>
  );
}

export function TeamsWindow({ covered }: { covered: boolean }) {
  const t = useTexts();
  const dialog = useUi((u) => u.teams.state!.dialog);
  const me = useUi((u) => u.teams.state!.users.find((one) => one.id === u.teams.user));
  const drawer = useUi((u) => u.drawer);
  const narrow = useNarrow();
  const seen = useInSight("teams");
  const behind = dialog !== null || covered;
  return (
    <section
      class="win teams"
      aria-label={t.teams.window}
      hidden={!seen}
      data-testid="teams-window"
    >
      <header class="win-bar" inert={behind}>
        <b>{t.platform.teams}</b>
        {me && !me.name.includes(me.tenant) && <small>{me.tenant}</small>}
        {!narrow && <TeamsPeople />}
      </header>
      <div class="rail-holder" inert={behind || (narrow && drawer !== "teamsRail")}>
        <TeamsRail />
      </div>
      <TeamsTalk behind={behind || (narrow && drawer !== null && drawer !== "clock")} />
      {dialog &&
        ("message" in dialog ? (
          <SentenceDialog message={dialog.message} />
        ) : (
          <CardDialog key={dialog.title} dialog={dialog} />
        ))}
    </section>
  );
}
