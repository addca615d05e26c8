// How the guide ends: what one has seen, and where to go on.
import { openChannel, ownChannel } from "./actions.ts";
import { showApp } from "./apps.tsx";
import { Dialog } from "./dialog.tsx";
import { CheckIcon, CloseIcon } from "./icons.tsx";
import { Mrkdwn } from "./mrkdwn.tsx";
import { askReset } from "./reset.ts";
import { get, set, useTexts } from "./store.ts";
import { texts } from "./texts.ts";

export const showClosing = (): void => set({ drawer: null, sheet: { kind: "closing" } });
const close = () => set({ sheet: null });
/** To where one can write, with a command that says what there is already written. */
function go(): void {
  close();
  const { state } = get();
  const channel = state && ownChannel(state);
  if (!channel) return;
  showApp("slack");
  openChannel(channel.id);
  set({ draft: texts[get().lang].closing.command });
  // First the windows must be within reach again.
  setTimeout(() => document.querySelector<HTMLElement>("[data-testid=composer]")?.focus());
}

export function Closing() {
  const t = useTexts().closing;
  const { closeIt, reset } = useTexts();
  return (
    <Dialog label={t.title} testid="closing" onEscape={close}>
      <div class="sheet-head">
        <h2>{t.title}</h2>
        <button type="button" class="icon-btn" onClick={close} aria-label={closeIt}>
          <CloseIcon />
        </button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: on a phone it is longer than the screen, and is scrolled by keys */}
      <section class="sheet-body closing" tabIndex={0} aria-label={t.seen}>
        <h3>{t.seen}</h3>
        <ul>
          {t.list.map((one) => (
            <li key={one}>
              <CheckIcon />
              <span>{one}</span>
            </li>
          ))}
        </ul>
        <h3>{t.on}</h3>
        {t.ways.map((one) => (
          <p key={one}>
            <Mrkdwn text={one} />
          </p>
        ))}
      </section>
      <div class="sheet-foot">
        <button type="button" class="btn plain" onClick={askReset} data-testid="closing-reset">
          {reset}
        </button>
        <button type="button" class="btn primary" onClick={go} data-testid="closing-go">
          {t.go}
        </button>
      </div>
    </Dialog>
  );
}
