import { useEffect, useState } from "preact/hooks";

/** Below this width the side column becomes a drawer and the guide a strip; style/phone.css has the same number. */
const NARROW = "(max-width: 900px)";

export function useNarrow(): boolean {
  const [narrow, setNarrow] = useState(() => matchMedia(NARROW).matches);
  useEffect(() => {
    const query = matchMedia(NARROW);
    const change = () => setNarrow(query.matches);
    query.addEventListener("change", change);
    return () => query.removeEventListener("change", change);
  }, []);
  return narrow;
}
