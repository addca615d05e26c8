// Searching: what one writes, what was found, and the way to it.
import { useEffect, useRef, useState } from "preact/hooks";
import { openChannel } from "./actions.ts";
import { showApp } from "./apps.tsx";
import { Dialog } from "./dialog.tsx";
import { CloseIcon, SearchIcon } from "./icons.tsx";
import { type Hit, search } from "./search.ts";
import { type App, get, set, useTexts, useUi } from "./store.ts";
import { openConversation } from "./teams/actions.ts";
import { clockTime, shortDay } from "./time.ts";

const SOUGHT_MS = 2600;

/** In the window that the keyboard is in, or the one that is shown. */
export function openSearch(app?: App): void {
  const inTeams = document.activeElement?.closest(".teams")
    ? "teams"
    : document.activeElement?.closest(".slack")
      ? "slack"
      : get().app;
  set({ drawer: null, sheet: { kind: "search", app: app ?? inTeams } });
}
export function SearchButton({ app }: { app: App }) {
  const t = useTexts();
  return (
    <button
      type="button"
      class="icon-btn"
      aria-label={t.search.title[app]}
      title={`${t.search.title[app]} (Ctrl+K)`}
      onClick={() => openSearch(app)}
      data-testid={`search-${app}`}
    >
      <SearchIcon />
    </button>
  );
}

function goTo(app: App, hit: Hit): void {
  set({ sheet: null });
  if (get().app !== app) showApp(app);
  if (app === "teams") openConversation(hit.place);
  else openChannel(hit.place);
  const sought = { app, id: hit.id };
  set({ sought });
  setTimeout(() => get().sought === sought && set({ sought: null }), SOUGHT_MS);
}

/** Brings a message that was sought into sight, with the keyboard at it. */
export function useSought(app: App, id: string, row: { current: HTMLElement | null }): boolean {
  const sought = useUi((u) => u.sought?.app === app && u.sought.id === id);
  useEffect(() => {
    if (!sought || !row.current) return;
    const list = row.current.closest(".messages");
    row.current.scrollIntoView({
      block: list && row.current.offsetHeight > list.clientHeight ? "start" : "center",
    });
    // At once, before anything that arrives takes the list to its end.
    list?.dispatchEvent(new Event("scroll"));
    row.current.focus({ preventScroll: true });
  }, [sought]);
  return sought;
}

function Row({ hit, onPick }: { hit: Hit; onPick(): void }) {
  const lang = useUi((u) => u.lang);
  const [before, found, after] = hit.shown;
  return (
    <li>
      <button type="button" class="hit" onClick={onPick} data-hit data-testid="search-hit">
        <small>
          <b>{hit.where}</b> {hit.from}{" "}
          <time>{`${shortDay(lang, hit.at)} ${clockTime(lang, hit.at)}`}</time>
        </small>
        <span>
          {before}
          <mark>{found}</mark>
          {after}
        </span>
      </button>
    </li>
  );
}

function Where({ app }: { app: App }) {
  const t = useTexts();
  const both = useUi((u) => u.teams.state !== null);
  if (!both) return null;
  return (
    <fieldset class="langs" aria-label={t.apps}>
      {(["slack", "teams"] as const).map((one) => (
        <button
          type="button"
          aria-pressed={app === one}
          onClick={() => set({ sheet: { kind: "search", app: one } })}
          data-testid={`search-in-${one}`}
        >
          {t.platform[one]}
        </button>
      ))}
    </fieldset>
  );
}

export function SearchDialog({ app }: { app: App }) {
  const t = useTexts();
  const [words, setWords] = useState("");
  const list = useRef<HTMLDivElement>(null);
  const ui = useUi((u) => u);
  const hits = search(ui, app, words);
  const close = () => set({ sheet: null });
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    const stops = [...(list.current?.querySelectorAll<HTMLElement>("input, [data-hit]") ?? [])];
    const here = stops.indexOf(document.activeElement as HTMLElement);
    if (!step || here < 0) return;
    event.preventDefault();
    stops[Math.max(0, here + step)]?.focus();
  };
  return (
    <Dialog label={t.search.title[app]} testid="search" eager onEscape={close}>
      <div class="sheet-head">
        <h2>{t.search.title[app]}</h2>
        <Where app={app} />
        <button type="button" class="icon-btn" onClick={close} aria-label={t.closeIt}>
          <CloseIcon />
        </button>
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the field and the list inside */}
      <div class="sheet-body search" ref={list} onKeyDown={onKeyDown}>
        <input
          type="search"
          value={words}
          placeholder={t.search.hint}
          aria-label={t.search.title[app]}
          autocomplete="off"
          spellcheck={false}
          onInput={(event) => setWords(event.currentTarget.value)}
          onKeyDown={(event) => event.key === "Enter" && hits[0] && goTo(app, hits[0])}
          data-testid="search-words"
        />
        <p role="status">
          {words.trim() ? t.search.found(hits.length) : t.search.who(nameIn(app))}
        </p>
        <ul class="hits">
          {hits.map((hit) => (
            <Row key={`${hit.place}/${hit.id}`} hit={hit} onPick={() => goTo(app, hit)} />
          ))}
        </ul>
      </div>
    </Dialog>
  );
}
function nameIn(app: App): string {
  const { state, user, teams } = get();
  const all: readonly { id: string; name: string }[] =
    (app === "teams" ? teams.state?.users : state?.users) ?? [];
  return all.find((one) => one.id === (app === "teams" ? teams.user : user))?.name ?? "";
}
