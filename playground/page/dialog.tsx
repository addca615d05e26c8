// Dialogs that keep the keyboard inside: the bot's forms, and the question before a step that cannot be taken back.
import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { closeView, submitView } from "./actions.ts";
import { Blocks } from "./block.tsx";
import type { Confirm, View } from "./blocks.ts";
import { AlertIcon, BackIcon, CloseIcon } from "./icons.tsx";
import { plain } from "./mrkdwn.tsx";
import { get, set, useTexts, useUi } from "./store.ts";
import { blockIdOf, valuesOf } from "./values.ts";

/** Slack's own client says this in the language of the workspace. */
const SLACK_REQUIRED = "Please complete this required field.";
const REACHABLE =
  "a[href], button:not([disabled]), input:not([disabled]), select:not([disabled]), textarea:not([disabled])";
const FIRST =
  ".sheet-body input, .sheet-body select, .sheet-body textarea, .sheet-body .ac-pushButton, .sheet-foot button";
/** The last control outside of any dialog: by the time a dialog is drawn, what lies behind it has already lost the focus. */
let lastFocused: HTMLElement | null = null;
document.addEventListener("focusin", ({ target }) => {
  if (target instanceof HTMLElement && !target.closest("[role=dialog]")) lastFocused = target;
});

const reachable = (box: HTMLElement) =>
  [...box.querySelectorAll<HTMLElement>(REACHABLE)].filter((node) => node.offsetParent !== null);

function wrapTab(event: KeyboardEvent, box: HTMLElement): void {
  const all = reachable(box);
  const [first, last] = [all[0], all.at(-1)];
  if (!first || !last) return;
  const outside = !box.contains(document.activeElement) || document.activeElement === box;
  if (event.shiftKey && (outside || document.activeElement === first)) {
    event.preventDefault();
    last.focus();
  } else if (!event.shiftKey && document.activeElement === last) {
    event.preventDefault();
    first.focus();
  }
}

interface DialogProps {
  label: string;
  testid?: string;
  small?: boolean;
  /** Also under a finger the first field gets the keyboard: one opens it to write. */
  eager?: boolean;
  children: ComponentChildren;
  onEscape(): void;
}
export function Dialog({ label, testid, small, eager, children, onEscape }: DialogProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const before = lastFocused;
    const fine = eager || matchMedia("(pointer: fine)").matches;
    const first =
      fine && !get().guide.playing ? box.current?.querySelector<HTMLElement>(FIRST) : null;
    (first ?? box.current)?.focus({ preventScroll: true });
    // What lies behind takes the focus back when it is no longer inert; a button that is gone leaves it to the list it stood in.
    const list = before?.closest(".win")?.querySelector<HTMLElement>(".messages");
    return () => {
      const back = () => (before?.isConnected ? before : list);
      setTimeout(
        () => document.activeElement === document.body && back()?.focus({ preventScroll: true }),
      );
    };
  }, []);
  // What had the focus may be gone from a form that was drawn again; the keyboard, Escape too, stays with the dialog.
  useLayoutEffect(() => {
    if (document.activeElement === document.body) box.current?.focus({ preventScroll: true });
  });
  // What can only be read is scrolled by keys too.
  useLayoutEffect(() => {
    const body = box.current?.querySelector<HTMLElement>(".sheet-body");
    if (body?.querySelector(REACHABLE)) body.removeAttribute("tabindex");
    else if (body) body.tabIndex = 0;
  });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") {
      event.stopPropagation();
      onEscape();
    }
    if (event.key === "Tab" && box.current) wrapTab(event, box.current);
  };
  return (
    <div
      class="veil"
      onPointerDown={(event) => event.target === event.currentTarget && small && onEscape()}
    >
      <div
        class={small ? "sheet small" : "sheet"}
        role="dialog"
        aria-modal="true"
        aria-label={label}
        tabIndex={-1}
        ref={box}
        onKeyDown={onKeyDown}
        data-testid={testid}
      >
        {children}
      </div>
    </div>
  );
}

/** Errors stand at their fields; what belongs to no visible field stands above the form, so that nothing is swallowed. */
function LooseErrors({ view }: { view: View }) {
  const shown = new Set(
    view.blocks.filter((b) => b.type === "input").map((b) => blockIdOf(b, view.blocks.indexOf(b))),
  );
  const loose = Object.entries(view.errors ?? {}).filter(([block]) => !shown.has(block));
  return (
    <>
      {loose.map(([, text]) => (
        <p class="form-error" role="alert">
          <AlertIcon />
          {text}
        </p>
      ))}
    </>
  );
}

/** The errors of the fields, with Slack's own sentence in the language of the page. */
const errorsIn = (view: View, required: string): Record<string, string> | undefined =>
  view.errors &&
  Object.fromEntries(
    Object.entries(view.errors).map(([block, text]) => [
      block,
      text === SLACK_REQUIRED ? required : text,
    ]),
  );

function ModalHead({ view, depth, close }: { view: View; depth: number; close(): void }) {
  const t = useTexts();
  return (
    <div class="sheet-head">
      {depth > 1 && (
        <button
          type="button"
          class="icon-btn"
          onClick={close}
          aria-label={view.close?.text ?? t.cancel}
        >
          <BackIcon />
        </button>
      )}
      <h2>{plain(view.title?.text ?? "")}</h2>
      <button type="button" class="icon-btn" onClick={close} aria-label={t.closeIt}>
        <CloseIcon />
      </button>
    </div>
  );
}

function ModalFoot({ view, busy, close }: { view: View; busy: boolean; close(): void }) {
  const t = useTexts();
  const spotted = useUi((u) => u.spot === "modal-submit");
  return (
    <div class="sheet-foot">
      <button type="button" class="btn plain" onClick={close} data-testid="modal-close">
        {view.close ? plain(view.close.text) : view.submit ? t.cancel : t.closeIt}
      </button>
      {view.submit && (
        <button
          type="submit"
          class={`btn primary${spotted ? " spot" : ""}${busy ? " busy" : ""}`}
          data-testid="modal-submit"
        >
          {plain(view.submit.text)}
        </button>
      )}
    </div>
  );
}

export function Modal({ view, depth }: { view: View; depth: number }) {
  const t = useTexts();
  const body = useRef<HTMLDivElement>(null);
  const busy = useUi((u) => u.busy === "submit");
  const edits = useUi((u) => u.forms[view.id]);
  const values = valuesOf(view.blocks, edits);
  const errors = errorsIn(view, t.required);
  useLayoutEffect(() => {
    body.current
      ?.querySelector<HTMLElement>(".wrong input, .wrong select, .wrong textarea")
      ?.focus();
    body.current?.querySelector(".wrong, .form-error")?.scrollIntoView({ block: "nearest" });
  }, [view.errors]);
  const close = () => void closeView(view.id);
  const submit = (event: Event) => {
    event.preventDefault();
    if (!busy) void submitView(view.id, values);
  };
  return (
    <Dialog key={view.id} label={view.title?.text ?? ""} testid="modal" onEscape={close}>
      <form class="sheet-form" onSubmit={submit} noValidate>
        <ModalHead view={view} depth={depth} close={close} />
        <div class="sheet-body" ref={body}>
          <LooseErrors view={view} />
          <Blocks blocks={view.blocks} scope={{ view: view.id }} errors={errors} />
        </div>
        <ModalFoot view={view} busy={busy} close={close} />
      </form>
    </Dialog>
  );
}

export function ConfirmDialog({ ask, go }: { ask: Confirm; go: () => void }) {
  const close = () => set({ confirm: null });
  return (
    <Dialog label={ask.title.text} small onEscape={close} testid="confirm">
      <div class="sheet-head">
        <h2>{plain(ask.title.text)}</h2>
      </div>
      <div class="sheet-body">
        <p>{plain(ask.text.text)}</p>
      </div>
      <div class="sheet-foot">
        <button type="button" class="btn plain" onClick={close}>
          {plain(ask.deny.text)}
        </button>
        <button
          type="button"
          class={`btn ${ask.style ?? "primary"}`}
          data-testid="confirm-yes"
          onClick={() => {
            close();
            go();
          }}
        >
          {plain(ask.confirm.text)}
        </button>
      </div>
    </Dialog>
  );
}
