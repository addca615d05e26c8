// The menu of one message: what the app's manifest offers there.
import type { MessageCommand } from "./contract.ts";
import { MoreIcon } from "./icons.tsx";
import { usePopover } from "./popover.ts";
import { useTexts } from "./store.ts";
import { keepFocus } from "./writing.tsx";

type Props = {
  commands: readonly MessageCommand[];
  onPick: (id: string) => void;
  onShow: () => void;
};

export function MessageMenu({ commands, onPick, onShow }: Props) {
  const t = useTexts();
  const { open, setOpen, box, onKeyDown } = usePopover("[role=menuitem]");
  const pick = (then: () => void) => () => {
    setOpen(false);
    // When the form closes, one is back at the message.
    box.current?.querySelector("button")?.focus();
    then();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the button and the menu inside
    <div class={open ? "message-menu open" : "message-menu"} ref={box} onKeyDown={onKeyDown}>
      <button
        type="button"
        class="icon-btn"
        aria-haspopup="menu"
        aria-expanded={open}
        aria-label={t.messageMenu}
        title={t.messageMenu}
        // On a phone the guide comes back when the writing box loses the focus, and would move this away from under the finger.
        onMouseDown={keepFocus}
        onClick={() => setOpen(!open)}
        data-testid="message-menu"
      >
        <MoreIcon />
      </button>
      {open && (
        <div class="menu" role="menu" aria-label={t.messageMenu}>
          {commands.map((one) => (
            <button
              type="button"
              role="menuitem"
              tabIndex={-1}
              data-testid={`message-command-${one.id}`}
              onClick={pick(() => onPick(one.id))}
            >
              {one.title}
            </button>
          ))}
          <button
            type="button"
            role="menuitem"
            tabIndex={-1}
            data-testid="message-payload"
            onClick={pick(onShow)}
          >
            {t.payload.show}
            <kbd>?</kbd>
          </button>
        </div>
      )}
    </div>
  );
}
