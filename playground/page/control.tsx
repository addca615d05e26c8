// The elements that act at once: buttons, menus, and fields that stand outside an input block.
import { useEffect, useRef } from "preact/hooks";
import { edit, press, type Scope, spotKey } from "./actions.ts";
import type { Button, Confirm, Element, Overflow, StateValue, Values } from "./blocks.ts";
import type { Press } from "./contract.ts";
import { FieldControl } from "./field.tsx";
import { MoreIcon } from "./icons.tsx";
import { plain } from "./mrkdwn.tsx";
import { usePopover } from "./popover.ts";
import { get, set, useTexts, useUi } from "./store.ts";
import { pressOf } from "./values.ts";

interface Props {
  blockId: string;
  scope: Scope;
  values: Values;
}

/** Asks first where the element says so. */
function confirmed(ask: Confirm | undefined, go: () => void): void {
  if (ask) set({ confirm: { ask, go } });
  else go();
}

function ButtonControl({ element, blockId, scope, values }: Props & { element: Button }) {
  const what: Press = {
    blockId,
    actionId: element.action_id,
    ...(element.value === undefined ? {} : { value: element.value }),
  };
  const key = spotKey(scope, what);
  const spotted = useUi((u) => u.spot === key);
  const busy = useUi((u) => u.busy === key);
  const node = useRef<HTMLElement>(null);
  useEffect(() => {
    if (spotted) node.current?.scrollIntoView({ block: "nearest" });
  }, [spotted]);
  const look = `btn ${element.style ?? "plain"}${spotted ? " spot" : ""}${busy ? " busy" : ""}`;
  const label = plain(element.text.text);
  if (element.url && /^(https?:|tel:|mailto:)/i.test(element.url)) {
    return (
      <a
        ref={node as never}
        class={look}
        href={element.url}
        {...(element.url.startsWith("http")
          ? { target: "_blank", rel: "noopener noreferrer" }
          : {})}
        onClick={() => void press(scope, what, values)}
      >
        {label}
      </a>
    );
  }
  return (
    <button
      ref={node as never}
      type="button"
      class={look}
      aria-label={element.accessibility_label}
      data-action={element.action_id}
      onClick={() =>
        get().busy !== key && confirmed(element.confirm, () => void press(scope, what, values))
      }
    >
      {label}
    </button>
  );
}

function OverflowControl({ element, blockId, scope, values }: Props & { element: Overflow }) {
  const t = useTexts();
  const { open, setOpen, box, onKeyDown } = usePopover("[role=menuitem]");
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the button and the menu inside
    <div class="overflow" ref={box} onKeyDown={onKeyDown}>
      <button
        type="button"
        class="btn plain square"
        aria-haspopup="menu"
        aria-expanded={open}
        aria-label={t.more}
        onClick={() => setOpen(!open)}
      >
        <MoreIcon />
      </button>
      {open && (
        <div class="menu" role="menu">
          {element.options.map((option) => (
            <button
              type="button"
              role="menuitem"
              onClick={() => {
                setOpen(false);
                confirmed(
                  element.confirm,
                  () =>
                    void press(
                      scope,
                      { blockId, actionId: element.action_id, selected: option.value },
                      values,
                    ),
                );
              }}
            >
              {plain(option.text.text)}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

export function Control({ element, ...props }: Props & { element: Element }) {
  if (element.type === "button") return <ButtonControl element={element} {...props} />;
  if (element.type === "overflow") return <OverflowControl element={element} {...props} />;
  const { blockId, scope, values } = props;
  const onValue = (value: StateValue) =>
    confirmed(element.confirm, () => {
      edit(scope, blockId, element.action_id, value);
      const state = { ...values, [blockId]: { ...values[blockId], [element.action_id]: value } };
      void press(scope, { blockId, actionId: element.action_id, ...pressOf(value) }, state);
    });
  return (
    <FieldControl
      field={element}
      value={values[blockId]![element.action_id]!}
      id={`${blockId}-${element.action_id}`}
      onValue={onValue}
      lazy
    />
  );
}
