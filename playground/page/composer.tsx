// Where one writes: plain words, or a command that completes itself.
import { fold, openChannel, ownChannel, submitDraft } from "./actions.ts";
import type { Channel, CommandHint } from "./contract.ts";
import { SendIcon } from "./icons.tsx";
import { set, useTexts, useUi } from "./store.ts";
import { type Completion, Completions, keepFocus, useWriting } from "./writing.tsx";

/** First the commands; after a space, the words that the command's usage hint names: `vem | mina | hjälp`. */
function completionsFor(draft: string, commands: CommandHint[]): Completion[] {
  if (!draft.startsWith("/")) return [];
  const space = draft.indexOf(" ");
  if (space < 0) {
    const typed = fold(draft);
    return commands
      .filter((c) => fold(c.command).startsWith(typed))
      .map((c) => ({ insert: `${c.command} `, show: c.command, about: c.description }));
  }
  const command = commands.find((c) => fold(c.command) === fold(draft.slice(0, space)));
  const typed = fold(draft.slice(space + 1));
  // A hint without alternatives names what to fill in, not what to write.
  const hint = command?.usageHint?.includes("|") ? command.usageHint : "";
  const words = hint.split(/[|·,/\n]/).map((w) => w.trim().replace(/^\[|\]$/g, ""));
  return words
    .filter(
      (word) =>
        /^[\p{L}\d -]+$/u.test(word) && fold(word).startsWith(typed) && fold(word) !== typed,
    )
    .map((word) => ({
      insert: `${command!.command} ${word}`,
      show: `${command!.command} ${word}`,
      about: "",
    }));
}

export function Composer({ channel }: { channel: Channel }) {
  const t = useTexts();
  const draft = useUi((u) => u.draft);
  const commands = useUi((u) => u.state!.commands);
  const { list, at, input, pick, send, type, onKeyDown } = useWriting({
    draft,
    completions: completionsFor(draft, commands),
    set: (text) => set({ draft: text }),
    send: () => void submitDraft(),
  });
  const sending = useUi((u) => u.busy === "send");
  const spotted = useUi((u) => u.spot === "send");
  const playing = useUi((u) => u.guide.playing !== null);
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {list.length > 0 && !playing && (
        <Completions id="completions" list={list} active={at} onPick={pick} />
      )}
      <div class={spotted ? "composer-box spot" : "composer-box"}>
        <textarea
          ref={input}
          rows={1}
          value={draft}
          placeholder={t.composer(`#${channel.name}`)}
          aria-label={t.composerLabel}
          aria-controls={list.length ? "completions" : undefined}
          aria-activedescendant={list.length ? `completions-${at}` : undefined}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          data-testid="composer"
          onInput={(event) => type(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <button
          type="submit"
          class={sending ? "send busy" : "send"}
          aria-label={t.send}
          disabled={!draft.trim()}
          onMouseDown={keepFocus}
          data-testid="send"
        >
          <SendIcon />
        </button>
      </div>
      <p class="never-names">{t.neverNames}</p>
    </form>
  );
}

/** The manifest makes the direct message read-only: nobody is tempted to write about somebody to a bot. */
export function ReadOnly() {
  const t = useTexts();
  const own = useUi((u) => ownChannel(u.state!));
  return (
    <div class="read-only" data-testid="read-only">
      <p>{t.readOnly}</p>
      {own && (
        <button
          type="button"
          class="btn"
          onClick={() => openChannel(own.id)}
          data-testid="go-write"
        >
          {t.goTo(`#${own.name}`)}
        </button>
      )}
    </div>
  );
}
