// Keys that mean the same wherever on the page one is.
import { showPayload } from "./payload.tsx";
import { get, set } from "./store.ts";

const WRITES = "input, textarea, select, [contenteditable]";

export function onPageKey(event: KeyboardEvent): void {
  const at = event.target instanceof HTMLElement ? event.target : null;
  if (event.key === "Escape" && get().drawer) set({ drawer: null });
  if (event.ctrlKey || event.metaKey || event.altKey || at?.matches(WRITES)) return;
  if (event.key !== "?" || document.querySelector("[aria-modal]")) return;
  const message = at?.closest<HTMLElement>("[data-message]");
  if (message) showPayload(message.closest(".teams") ? "teams" : "slack", String(message.dataset.message));
}
