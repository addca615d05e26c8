import { useEffect, useState } from "preact/hooks";
import { type App, get, useUi } from "./store.ts";

/**
 * Below this width the journal becomes a drawer and the guide a strip, and on a phone that is turned, which is wider but low. style/phone.css and its
 * neighbours have the same numbers, style/phone-lying.css the second part alone.
 */
const NARROW = "(max-width: 900px), (max-width: 1160px) and (max-height: 500px)";
/** Below this width there is room for one of the two windows; style/windows.css has the same number. */
const SINGLE = "(max-width: 1160px)";

function useMedia(query: string): boolean {
  const [fits, setFits] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const media = matchMedia(query);
    const change = () => setFits(media.matches);
    change();
    media.addEventListener("change", change);
    return () => media.removeEventListener("change", change);
  }, [query]);
  return fits;
}
export const useNarrow = (): boolean => useMedia(NARROW);

/** Whether a person who looks at the page can see this window now. */
export const inSight = (app: App): boolean =>
  get().teams.state === null || !matchMedia(SINGLE).matches || get().app === app;
export function useInSight(app: App): boolean {
  const single = useMedia(SINGLE);
  const shown = useUi((u) => u.app);
  const both = useUi((u) => u.teams.state !== null);
  return !both || !single || shown === app;
}
