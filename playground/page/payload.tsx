// What a message is made of: as it was sent, and how near it is to what its platform refuses.
import { useEffect, useRef, useState } from "preact/hooks";
import { getPayload } from "./client.ts";
import type { Weighed } from "./contract.ts";
import { Dialog } from "./dialog.tsx";
import { CloseIcon } from "./icons.tsx";
import { type App, get, type Sheet, set, useTexts, useUi } from "./store.ts";

export function showPayload(app: App, id: string): void {
  const { place, teams } = get();
  const open = app === "teams" ? teams.place : place?.kind === "channel" ? place.id : null;
  if (open) set({ sheet: { kind: "payload", app, place: open, id } });
}
const close = () => set({ sheet: null });

function Sizes({ sizes }: Pick<Weighed, "sizes">) {
  const t = useTexts();
  const lang = useUi((u) => u.lang);
  const number = (n: number) => n.toLocaleString(lang === "sv" ? "sv-SE" : "en-GB");
  return (
    <dl class="sizes">
      {sizes.map(({ what, is, max }) => (
        <div key={what} data-testid={`size-${what}`}>
          <dt>{t.payload.size[what]}</dt>
          <dd>
            {t.payload.of(number(is), number(max))}
            <i
              class={is > max * NEAR ? "near" : ""}
              style={{ transform: `scaleX(${Math.min(1, is / max)})` }}
            />
          </dd>
        </div>
      ))}
    </dl>
  );
}
/** From here on it is said in colour. */
const NEAR = 0.8;

/** Without a secure address there is no clipboard; then the text is at least selected. */
async function copy(text: string, node: HTMLElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    getSelection()?.selectAllChildren(node);
    return false;
  }
}

export function PayloadDialog({
  of: { app, place, id },
}: {
  of: Extract<Sheet, { kind: "payload" }>;
}) {
  const t = useTexts();
  const [weighed, setWeighed] = useState<Weighed | "gone" | null>(null);
  const [copied, setCopied] = useState<boolean | null>(null);
  const box = useRef<HTMLPreElement>(null);
  useEffect(() => {
    const { user, teams } = get();
    getPayload(app, app === "teams" ? teams.user : user, place, id).then(setWeighed, () =>
      setWeighed("gone"),
    );
  }, []);
  const known = weighed !== null && weighed !== "gone" ? weighed : null;
  const json = known ? JSON.stringify(known.payload, null, 2) : "";
  return (
    <Dialog label={t.payload.title} testid="payload" onEscape={close}>
      <div class="sheet-head">
        <h2>{t.payload.title}</h2>
        <button type="button" class="icon-btn" onClick={close} aria-label={t.closeIt}>
          <CloseIcon />
        </button>
      </div>
      <div class="sheet-body payload">
        <p>{weighed === "gone" ? t.payload.gone : t.payload.hint}</p>
        {known && <Sizes sizes={known.sizes} />}
        {known && (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must scroll with the keyboard too
          <section class="payload-json" tabIndex={0} aria-label={t.payload.json}>
            <pre ref={box} data-testid="payload-json">
              {json}
            </pre>
          </section>
        )}
      </div>
      <div class="sheet-foot">
        <p class="copied" role="status">
          {copied === null ? "" : copied ? t.payload.copied : t.payload.notCopied}
        </p>
        <button type="button" class="btn plain" onClick={close}>
          {t.closeIt}
        </button>
        <button
          type="button"
          class="btn primary"
          disabled={!known}
          onClick={() => void copy(json, box.current!).then(setCopied)}
          data-testid="payload-copy"
        >
          {t.payload.copy}
        </button>
      </div>
    </Dialog>
  );
}
