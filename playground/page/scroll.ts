import { useEffect, useLayoutEffect, useRef } from "preact/hooks";

const NEAR_PX = 120;

/** Where a list of messages stands: at its end, unless somebody has scrolled up. */
export function useEnd(place: string, newest: string | undefined, messages: unknown) {
  const scroller = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const toEnd = () => {
    const node = scroller.current;
    if (node) node.scrollTop = node.scrollHeight;
  };
  useLayoutEffect(toEnd, [place]);
  useLayoutEffect(() => {
    if (atEnd.current) toEnd();
  }, [newest, messages]);
  useEffect(() => {
    const watch = new ResizeObserver(() => atEnd.current && toEnd());
    if (scroller.current) watch.observe(scroller.current);
    return () => watch.disconnect();
  }, []);
  const onScroll = () => {
    const node = scroller.current!;
    atEnd.current = node.scrollHeight - node.scrollTop - node.clientHeight < NEAR_PX;
  };
  return { scroller, onScroll };
}
