// Where one writes in Teams: to Stafett, by a mention in a channel; a command after a slash; the app's own forms behind the plus.
import { fold } from "../actions.ts";
import { PlusIcon, SendIcon } from "../icons.tsx";
import { usePopover } from "../popover.ts";
import { setTeams, useTexts, useUi } from "../store.ts";
import type { TeamsConversation, TeamsState } from "../teams-contract.ts";
import { type Completion, Completions, keepFocus, useWriting } from "../writing.tsx";
import { openExtension, submitTeamsDraft } from "./actions.ts";

function completionsFor(draft: string, commands: TeamsState["commands"]): Completion[] {
  if (!draft.startsWith("/")) return [];
  const typed = fold(draft.slice(1));
  return commands
    .filter((c) => fold(c.title).startsWith(typed) && fold(c.title) !== typed)
    .map((c) => ({ insert: `/${c.title}`, show: `/${c.title}`, about: c.description }));
}

function Extensions() {
  const t = useTexts();
  const extensions = useUi((u) => u.teams.state!.extensions);
  const { open, setOpen, box, onKeyDown } = usePopover("[role=menuitem]");
  if (extensions.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the button and the menu inside
    <div class="t-extensions" ref={box} onKeyDown={onKeyDown}>
      <button
        type="button"
        class="icon-btn"
        aria-haspopup="menu"
        aria-expanded={open}
        aria-label={t.teams.extensions}
        title={t.teams.extensions}
        onClick={() => setOpen(!open)}
        data-testid="teams-extensions"
      >
        <PlusIcon />
      </button>
      {open && (
        <div class="t-extension-list" role="menu" aria-label={t.teams.extensions}>
          {extensions.map((one) => (
            <button
              type="button"
              role="menuitem"
              tabIndex={-1}
              data-testid={`teams-extension-${one.id}`}
              onClick={() => {
                setOpen(false);
                box.current?.querySelector("button")?.focus();
                void openExtension(one.id);
              }}
            >
              <b>{one.title}</b>
              <small>{one.description}</small>
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

export function TeamsComposer({ conversation }: { conversation: TeamsConversation }) {
  const t = useTexts();
  const draft = useUi((u) => u.teams.draft);
  const commands = useUi((u) => u.teams.state!.commands);
  const sending = useUi((u) => u.teams.busy === "send");
  const spotted = useUi((u) => u.spot === "teams-send");
  const playing = useUi((u) => u.guide.playing !== null);
  const { list, at, input, pick, send, type, onKeyDown } = useWriting({
    draft,
    completions: completionsFor(draft, commands),
    set: (text) => setTeams({ draft: text }),
    send: () => void submitTeamsDraft(),
  });
  // A command after a slash goes to Stafett alone; everything else in a channel is a mention.
  const mentioned = conversation.kind === "channel" && !draft.startsWith("/");
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {list.length > 0 && !playing && (
        <Completions id="teams-completions" list={list} active={at} onPick={pick} />
      )}
      <div class={spotted ? "composer-box spot" : "composer-box"}>
        <Extensions />
        {mentioned && <span class="t-mention">@Stafett</span>}
        <textarea
          ref={input}
          rows={1}
          value={draft}
          placeholder={t.teams.composer}
          aria-label={t.composerLabel}
          aria-controls={list.length ? "teams-completions" : undefined}
          aria-activedescendant={list.length ? `teams-completions-${at}` : undefined}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          data-testid="teams-composer"
          onInput={(event) => type(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <button
          type="submit"
          class={sending ? "send busy" : "send"}
          aria-label={t.send}
          disabled={!draft.trim()}
          onMouseDown={keepFocus}
          data-testid="teams-send"
        >
          <SendIcon />
        </button>
      </div>
      <p class="never-names">{t.neverNames}</p>
    </form>
  );
}
