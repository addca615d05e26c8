// What both windows' writing boxes share: a text that completes itself while it is written, and what the keys mean.
import { useEffect, useRef, useState } from "preact/hooks";
import { fold } from "./actions.ts";
import { useTexts } from "./store.ts";

export interface Completion {
  insert: string;
  show: string;
  about: string;
}

/** A press beside the text leaves the focus in it: nothing moves away under the finger before the press has become a click. */
export const keepFocus = (event: Event) => event.preventDefault();

interface ListProps {
  id: string;
  list: Completion[];
  active: number;
  onPick(c: Completion): void;
}
export function Completions({ id, list, active, onPick }: ListProps) {
  const t = useTexts();
  const box = useRef<HTMLDivElement>(null);
  useEffect(
    () => box.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" }),
    [active],
  );
  return (
    <div class="completions" role="listbox" id={id} aria-label={t.completions} ref={box}>
      {list.map((item, index) => (
        <button
          type="button"
          role="option"
          tabIndex={-1}
          id={`${id}-${index}`}
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
function meant(
  event: KeyboardEvent,
  chosen: Completion | undefined,
  draft: string,
): "up" | "down" | "hide" | "pick" | "send" | null {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    // A whole command is sent; a half one is completed first.
    const half =
      chosen && !draft.includes(" ") && fold(chosen.insert.trim()) !== fold(draft.trim());
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
  // In a window that is not shown nothing has a height: then it stays at one line.
  node.style.height = node.scrollHeight > 0 ? `${node.scrollHeight}px` : "";
}

interface Writing {
  draft: string;
  completions: Completion[];
  set(draft: string): void;
  send(): void;
}
/** What is written, and the completions that go with it. */
export function useWriting({ draft, completions, set, send: sendIt }: Writing) {
  const [active, setActive] = useState(0);
  const [hidden, setHidden] = useState(false);
  const input = useRef<HTMLTextAreaElement>(null);
  const list = hidden ? [] : completions;
  const at = Math.min(active, list.length - 1);
  useEffect(() => grow(input.current!), [draft]);
  const pick = (item: Completion) => {
    set(item.insert);
    setActive(0);
    input.current?.focus();
  };
  const send = () => {
    sendIt();
    setActive(0);
    // On a phone the keyboard would cover the answer.
    if (matchMedia("(pointer: coarse)").matches) input.current?.blur();
  };
  const onKeyDown = (event: KeyboardEvent & { currentTarget: HTMLTextAreaElement }) => {
    const what = meant(event, list[at], event.currentTarget.value);
    if (what) event.preventDefault();
    if (what === "up" || what === "down")
      setActive((at + (what === "down" ? 1 : -1) + list.length) % list.length);
    if (what === "hide") setHidden(true);
    if (what === "pick") pick(list[at]!);
    if (what === "send") send();
  };
  const type = (text: string) => {
    setHidden(false);
    setActive(0);
    set(text);
  };
  return { list, at, input, pick, send, type, onKeyDown };
}
