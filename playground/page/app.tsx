// The page: the clock on top, then the guide and the journal, then the two windows that one and the same bot writes in.
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { setLang } from "./actions.ts";
import { Apps } from "./apps.tsx";
import { Clock } from "./clock.tsx";
import { Conversation } from "./conversation.tsx";
import { ConfirmDialog, Modal } from "./dialog.tsx";
import { GuideCard } from "./guide-card.tsx";
import { Closing } from "./guide-closing.tsx";
import { CloseIcon, Mark, ResetIcon } from "./icons.tsx";
import { onPageKey } from "./keys.ts";
import { PayloadDialog } from "./payload.tsx";
import { People, Rail } from "./rail.tsx";
import { askReset } from "./reset.ts";
import { useInSight, useNarrow } from "./screen.ts";
import { SearchDialog } from "./search-dialog.tsx";
import { Pane } from "./side.tsx";
import { type Sheet, set, setTeams, useTexts, useUi } from "./store.ts";
import { refreshTeams } from "./teams/actions.ts";
import { TeamsWindow } from "./teams/window.tsx";

function Tools() {
  const t = useTexts();
  const lang = useUi((u) => u.lang);
  const user = useUi((u) =>
    u.app === "teams" && u.teams.state ? u.teams.state.user : (u.state?.user ?? ""),
  );
  return (
    <div class="tools">
      <fieldset class="langs" aria-label={t.language}>
        {(["sv", "en"] as const).map((code) => (
          <button
            type="button"
            aria-pressed={lang === code}
            lang={code}
            onClick={() => void setLang(code).then(refreshTeams)}
            data-testid={`lang-${code}`}
          >
            {code === "sv" ? "Svenska" : "English"}
          </button>
        ))}
      </fieldset>
      <div class="tools-row">
        <a
          class="quiet-btn"
          href={`/play/web?user=${encodeURIComponent(user)}`}
          target="_blank"
          rel="noreferrer"
          title={t.webHint}
          data-testid="web"
        >
          {t.web}
        </a>
        <button type="button" class="quiet-btn" onClick={askReset} data-testid="reset">
          <ResetIcon />
          {t.reset}
        </button>
      </div>
    </div>
  );
}

/** Past the clock, the guide and the list of channels, to what is said in the window that is in sight. */
function Skip() {
  const t = useTexts();
  const go = () => document.querySelector<HTMLElement>(".win:not([hidden]) .messages")?.focus();
  return (
    <button type="button" class="skip" onClick={go} data-testid="skip">
      {t.skip}
    </button>
  );
}

/** What is said once, by the page, in Slack or in Teams: in a strip of its own, where it lies over nothing that can be pressed. */
function Notices() {
  const t = useTexts();
  const toast = useUi((u) => u.toast);
  const said = useUi((u) => u.teams.said);
  const offline = useUi((u) => u.offline);
  const text = offline ? t.offline : (toast ?? (said && `${t.platform.teams}: ${said}`));
  const strip = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const { style } = document.documentElement;
    const seen = new ResizeObserver(() =>
      style.setProperty("--notice", `${strip.current?.offsetHeight ?? 0}px`),
    );
    seen.observe(strip.current!);
    return () => seen.disconnect();
  }, []);
  const close = () => (toast === null ? setTeams({ said: null }) : set({ toast: null }));
  return (
    <div class="notices" ref={strip} role="status" aria-live="polite">
      {text && (
        <p class="toast" data-testid="toast">
          {text}
          {!offline && (
            <button type="button" class="icon-btn" aria-label={t.closeIt} onClick={close}>
              <CloseIcon />
            </button>
          )}
        </p>
      )}
    </div>
  );
}

/** Beside the guide on a wide screen; a drawer of its own on a phone. */
function Drawer() {
  const t = useTexts();
  const open = useUi((u) => u.drawer === "side");
  return (
    <aside class={open ? "side open" : "side"} inert={!open} aria-label={t.side}>
      <header class="drawer-head">
        <h2>{t.side}</h2>
        <button
          type="button"
          class="icon-btn"
          onClick={() => set({ drawer: null })}
          aria-label={t.closeIt}
        >
          <CloseIcon />
        </button>
      </header>
      <Pane />
      <Tools />
    </aside>
  );
}

function SlackWindow({ covered }: { covered: boolean }) {
  const t = useTexts();
  const modal = useUi((u) => u.state?.modal ?? null);
  const depth = useUi((u) => u.state?.stackDepth ?? 0);
  const confirm = useUi((u) => u.confirm);
  const drawer = useUi((u) => u.drawer);
  const narrow = useNarrow();
  const seen = useInSight("slack");
  const behind = covered || modal !== null || confirm !== null;
  return (
    <section class="win slack" aria-label={t.slackWindow} hidden={!seen} data-testid="slack-window">
      <header class="win-bar" inert={behind}>
        <b>{t.platform.slack}</b>
        {!narrow && <People />}
      </header>
      <div class="rail-holder" inert={behind || (narrow && drawer !== "rail")}>
        <Rail />
      </div>
      <Conversation behind={behind || (narrow && drawer !== null && drawer !== "clock")} />
      {modal && <Modal key={modal.id} view={modal} depth={depth} />}
      {confirm && !confirm.page && <ConfirmDialog ask={confirm.ask} go={confirm.go} />}
    </section>
  );
}

function Windows() {
  const narrow = useNarrow();
  const teams = useUi((u) => u.teams.state !== null);
  const app = useUi((u) => u.app);
  const asked = useUi((u) => u.confirm?.page === true);
  const sheet = useUi((u) => u.sheet !== null);
  const covered = useUi((u) =>
    app === "teams" && teams
      ? u.teams.state!.dialog !== null
      : Boolean(u.state?.modal || u.confirm),
  );
  return (
    <main class={`windows${teams ? " both" : ""}${covered ? " covered" : ""}`}>
      <SlackWindow covered={asked || sheet} />
      {teams && <TeamsWindow covered={asked || sheet} />}
      {narrow && <GuideCard />}
    </main>
  );
}

function PageSheet({ sheet }: { sheet: Sheet }) {
  switch (sheet.kind) {
    case "payload":
      return <PayloadDialog key={sheet.id} of={sheet} />;
    case "search":
      return <SearchDialog app={sheet.app} />;
    case "closing":
      return <Closing />;
  }
}

export function App() {
  const t = useTexts();
  const ready = useUi((u) => u.state !== null);
  const offline = useUi((u) => u.offline);
  const confirm = useUi((u) => u.confirm);
  const sheet = useUi((u) => u.sheet);
  const drawer = useUi((u) => u.drawer);
  const teams = useUi((u) => u.teams.state !== null);
  const narrow = useNarrow();
  useEffect(() => {
    document.addEventListener("keydown", onPageKey);
    return () => document.removeEventListener("keydown", onPageKey);
  }, []);
  if (!ready) return <p class="starting">{offline ? t.offline : t.starting}</p>;
  return (
    <div class="page">
      <Skip />
      <header class="top">
        <div class="brand">
          <Mark size={38} />
          <span>
            <b>Stafett</b>
            <small>{t.tagline}</small>
          </span>
        </div>
        <Clock />
        {!narrow && <Tools />}
      </header>
      {!narrow && (
        <div class="band">
          <GuideCard />
          <Pane />
        </div>
      )}
      {teams && <Apps />}
      <Windows />
      {narrow && <Drawer />}
      {narrow && drawer && drawer !== "clock" && (
        <button
          type="button"
          class="scrim"
          tabIndex={-1}
          aria-label={t.closeIt}
          onClick={() => set({ drawer: null })}
        />
      )}
      {confirm?.page && (
        <div class="page-veil">
          <ConfirmDialog ask={confirm.ask} go={confirm.go} />
        </div>
      )}
      {sheet && (
        <div class="page-veil">
          <PageSheet sheet={sheet} />
        </div>
      )}
      <Notices />
    </div>
  );
}
