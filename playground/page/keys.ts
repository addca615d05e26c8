// Keys that mean the same wherever on the page one is.
import { showPayload } from "./payload.tsx";
import { openSearch } from "./search-dialog.tsx";
import { get, set } from "./store.ts";

const WRITES = "input, textarea, select, [contenteditable]";

export function onPageKey(event: KeyboardEvent): void {
  const at = event.target instanceof HTMLElement ? event.target : null;
  if (event.key === "Escape" && get().drawer) set({ drawer: null });
  const free = document.querySelector("[aria-modal]") === null;
  if (free && (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
    event.preventDefault();
    openSearch();
  }
  if (event.ctrlKey || event.metaKey || event.altKey || at?.matches(WRITES)) return;
  if (!free) return;
  if (event.key === "/") {
    event.preventDefault();
    openSearch();
  }
  if (event.key !== "?") return;
  const message = at?.closest<HTMLElement>("[data-message]");
  if (message)
    showPayload(message.closest(".teams") ? "teams" : "slack", String(message.dataset.message));
}
