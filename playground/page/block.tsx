// One Block Kit block after the other, as the bot sent them.

import type { Scope } from "./actions.ts";
import { scopeKey } from "./actions.ts";
import type { Block, Element, Image, TextObject, Values } from "./blocks.ts";
import { Chart } from "./chart.tsx";
import { Control } from "./control.tsx";
import { FieldBox } from "./field.tsx";
import { plain, Rich, Words } from "./mrkdwn.tsx";
import { useTexts, useUi } from "./store.ts";
import { blockIdOf, valuesOf } from "./values.ts";

interface Drawn {
  block: Block;
  id: string;
  scope: Scope;
  values: Values;
  error?: string | undefined;
}

function Picture({ image }: { image: { image_url?: string; alt_text: string } }) {
  // The page may load from its own server only; a picture from elsewhere is named instead.
  return image.image_url?.startsWith("/") ? (
    <img src={image.image_url} alt={image.alt_text} />
  ) : (
    <span class="picture">{image.alt_text}</span>
  );
}
/** A section of one bold line is how a message says what it is about. */
const TITLE = /^\*[^*\n]+\*$/;
const isImage = (part: TextObject | Element | Image): part is Image => part.type === "image";

function Section({
  block,
  id,
  scope,
  values,
}: Drawn & { block: Extract<Block, { type: "section" }> }) {
  const { accessory } = block;
  return (
    <div class={accessory ? "b-section with-accessory" : "b-section"}>
      <div class="b-words">
        {block.text && (
          <div
            class={
              TITLE.test(block.text.text) && block.text.type === "mrkdwn"
                ? "b-text b-title"
                : "b-text"
            }
          >
            <Words text={block.text} />
          </div>
        )}
        {block.fields && (
          <div class="b-fields">
            {block.fields.map((field) => (
              <div>
                <Words text={field} />
              </div>
            ))}
          </div>
        )}
      </div>
      {accessory && (
        <div class="b-accessory">
          {isImage(accessory) ? (
            <Picture image={accessory} />
          ) : (
            <Control element={accessory} blockId={id} scope={scope} values={values} />
          )}
        </div>
      )}
    </div>
  );
}

/** All of it at once: sorting and pages are Slack's own. */
function Table({
  caption,
  rows: [head = [], ...rows],
  row_header_column_index: named = 0,
}: Extract<Block, { type: "data_table" }>) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that is wider than its place is moved with the keyboard
    <section class="b-table" aria-label={caption} tabIndex={0}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {head.map(({ text }) => (
              <th scope="col">{text}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              {row.map((cell, at) =>
                at === named ? (
                  <th scope="row">{cell.text}</th>
                ) : (
                  <td class={cell.type}>{cell.text}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const Figure = (image: Extract<Block, { type: "image" }>) => (
  <figure class="b-image">
    {image.title && <figcaption>{plain(image.title.text)}</figcaption>}
    <Picture image={image} />
  </figure>
);

const Context = ({ elements }: Extract<Block, { type: "context" }>) => (
  <div class="b-context">
    {elements.map((part) =>
      isImage(part) ? (
        <Picture image={part} />
      ) : (
        <span>
          <Words text={part} />
        </span>
      ),
    )}
  </div>
);

function Actions({
  block,
  id,
  scope,
  values,
}: Drawn & { block: Extract<Block, { type: "actions" }> }) {
  return (
    <div class="b-actions">
      {block.elements.map((element) => (
        <Control
          key={element.action_id}
          element={element}
          blockId={id}
          scope={scope}
          values={values}
        />
      ))}
    </div>
  );
}

function BlockView(drawn: Drawn) {
  const { block, id, scope, values, error } = drawn;
  const t = useTexts();
  switch (block.type) {
    case "header":
      return <h2 class="b-header">{plain(block.text.text)}</h2>;
    case "section":
      return <Section {...drawn} block={block} />;
    case "context":
      return <Context {...block} />;
    case "actions":
      return <Actions {...drawn} block={block} />;
    case "divider":
      return <hr class="b-divider" />;
    case "input":
      return <FieldBox block={block} blockId={id} scope={scope} values={values} error={error} />;
    case "image":
      return <Figure {...block} />;
    case "rich_text":
      return (
        <div class="b-rich">
          <Rich parts={block.elements} />
        </div>
      );
    case "alert":
      return (
        <p class={`b-alert b-alert-${block.level ?? "default"}`}>
          <Words text={block.text} />
        </p>
      );
    case "data_visualization":
      return <Chart title={block.title} series={block.chart.series} />;
    case "data_table":
      return <Table {...block} />;
    default:
      return <p class="b-unknown">{t.unknownBlock((block as { type: string }).type)}</p>;
  }
}

export function Blocks({
  blocks,
  scope,
  errors,
}: {
  blocks: Block[];
  scope: Scope;
  errors?: Record<string, string> | undefined;
}) {
  const edits = useUi((u) => u.forms[scopeKey(scope)]);
  const values = valuesOf(blocks, edits);
  return (
    <div class={"ts" in scope && blocks.length > 1 ? "blocks card" : "blocks"}>
      {blocks.map((block, index) => {
        const id = blockIdOf(block, index);
        return (
          <BlockView
            key={`${id}/${block.type}`}
            block={block}
            id={id}
            scope={scope}
            values={values}
            error={errors?.[id]}
          />
        );
      })}
    </div>
  );
}
