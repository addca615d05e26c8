// A list that opens at a button: arrow keys walk it, Escape and a press elsewhere close it.
import { useEffect, useRef, useState } from "preact/hooks";

export function usePopover(item: string) {
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const items = () => [...(box.current?.querySelectorAll<HTMLElement>(item) ?? [])];
  useEffect(() => {
    if (!open) return;
    const all = items();
    (all.find((node) => node.ariaSelected === "true") ?? all[0])?.focus();
    const away = (event: Event) => !box.current?.contains(event.target as Node) && setOpen(false);
    document.addEventListener("pointerdown", away);
    return () => document.removeEventListener("pointerdown", away);
  }, [open]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape" && open) {
      event.stopPropagation();
      setOpen(false);
      box.current?.querySelector("button")?.focus();
    }
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (!step) return;
    event.preventDefault();
    if (!open) return setOpen(true);
    const all = items();
    all[
      (all.indexOf(document.activeElement as HTMLElement) + step + all.length) % all.length
    ]?.focus();
  };
  return { open, setOpen, box, onKeyDown };
}
