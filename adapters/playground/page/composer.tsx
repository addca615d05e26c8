// Where one writes: plain words, or a command that completes itself.
import { useEffect, useRef, useState } from "preact/hooks";
import { fold, openChannel, ownChannel, submitDraft } from "./actions.ts";
import type { Channel, CommandHint } from "./contract.ts";
import { SendIcon } from "./icons.tsx";
import { get, set, useTexts, useUi } from "./store.ts";

interface Completion {
  insert: string;
  show: string;
  about: string;
}

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
    .filter((word) => /^[\p{L}\d -]+$/u.test(word) && fold(word).startsWith(typed) && fold(word) !== typed)
    .map((word) => ({ insert: `${command!.command} ${word}`, show: `${command!.command} ${word}`, about: "" }));
}

/** A press beside the text leaves the focus in it: nothing moves away under the finger before the press has become a click. */
const keepFocus = (event: Event) => event.preventDefault();

function Completions({ list, active, onPick }: { list: Completion[]; active: number; onPick(c: Completion): void }) {
  const t = useTexts();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" }), [active]);
  return (
    <div class="completions" role="listbox" id="completions" aria-label={t.completions} ref={box}>
      {list.map((item, index) => (
        <button
          type="button"
          role="option"
          tabIndex={-1}
          id={`completion-${index}`}
          aria-selected={index === active}
          onMouseDown={keepFocus}
          onClick={() => onPick(item)}
        >
          <code>{item.show}</code>
          {item.about && <span>{item.about}</span>}
        </button>
      ))}
    </div>
  );
}

/** What a key asks for while `chosen` is the completion that is marked. */
function meant(event: KeyboardEvent, chosen: Completion | undefined, draft: string): "up" | "down" | "hide" | "pick" | "send" | null {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    // A whole command is sent; a half one is completed first.
    const half = chosen && !draft.includes(" ") && fold(chosen.insert.trim()) !== fold(draft.trim());
    return half ? "pick" : "send";
  }
  if (!chosen) return null;
  if (event.key === "ArrowDown") return "down";
  if (event.key === "ArrowUp") return "up";
  if (event.key === "Escape") return "hide";
  return event.key === "Tab" && !event.shiftKey ? "pick" : null;
}
function grow(node: HTMLTextAreaElement): void {
  node.style.height = "0";
  node.style.height = `${node.scrollHeight}px`;
}

/** What is written, and the completions that go with it. */
function useWriting() {
  const draft = useUi((u) => u.draft);
  const commands = useUi((u) => u.state!.commands);
  const [active, setActive] = useState(0);
  const [hidden, setHidden] = useState(false);
  const input = useRef<HTMLTextAreaElement>(null);
  const list = hidden ? [] : completionsFor(draft, commands);
  const at = Math.min(active, list.length - 1);
  useEffect(() => grow(input.current!), [draft]);
  const pick = (item: Completion) => {
    set({ draft: item.insert });
    setActive(0);
    input.current?.focus();
  };
  const send = () => {
    void submitDraft();
    setActive(0);
    // On a phone the keyboard would cover the answer.
    if (matchMedia("(pointer: coarse)").matches) input.current?.blur();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const what = meant(event, list[at], get().draft);
    if (what) event.preventDefault();
    if (what === "up" || what === "down") setActive((at + (what === "down" ? 1 : -1) + list.length) % list.length);
    if (what === "hide") setHidden(true);
    if (what === "pick") pick(list[at]!);
    if (what === "send") send();
  };
  const type = (text: string) => {
    setHidden(false);
    setActive(0);
    set({ draft: text });
  };
  return { draft, list, at, input, pick, send, type, onKeyDown };
}

export function Composer({ channel }: { channel: Channel }) {
  const t = useTexts();
  const { draft, list, at, input, pick, send, type, onKeyDown } = useWriting();
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
      {list.length > 0 && !playing && <Completions list={list} active={at} onPick={pick} />}
      <div class={spotted ? "composer-box spot" : "composer-box"}>
        <textarea
          ref={input}
          rows={1}
          value={draft}
          placeholder={t.composer(`#${channel.name}`)}
          aria-label={t.composerLabel}
          aria-controls={list.length ? "completions" : undefined}
          aria-activedescendant={list.length ? `completion-${at}` : undefined}
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
        <button type="button" class="btn" onClick={() => openChannel(own.id)} data-testid="go-write">
          {t.goTo(`#${own.name}`)}
        </button>
      )}
    </div>
  );
}
