// A strict reader of the HTML that Stafett writes: it takes less than a browser, so that anything that was not meant stops it or shows as an element.
type Attributes = Readonly<Record<string, string>>;
export type Markup = {
  readonly tag: string;
  readonly attributes: Attributes;
  readonly text: string;
};

const entities: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
};
const decoded = (text: string): string =>
  text.replaceAll(/&(?:amp|lt|gt|quot|#39);/g, (each) => entities[each] ?? each);
const attribute = /\s+([a-z][a-zA-Z-]*)(?:="([^"]*)")?/y;
const opening = /<([a-z][a-z0-9]*)/y;

/** The start tags in their order, each with its attributes and the text up to the next tag. Throws at what is no such markup. */
export const readMarkup = (html: string): readonly Markup[] => {
  const elements: Markup[] = [];
  let at = html.startsWith("<!doctype html>") ? "<!doctype html>".length : 0;
  const textUntilTag = (): string => {
    const next = html.indexOf("<", at);
    const text = html.slice(at, next < 0 ? undefined : next);
    at = next < 0 ? html.length : next;
    if (text.includes(">")) throw new Error(`a bare > at ${html.slice(at - 40, at + 40)}`);
    return decoded(text);
  };
  textUntilTag();
  while (at < html.length) {
    const end = /<\/[a-z][a-z0-9]*>/y;
    end.lastIndex = at;
    const closing = end.exec(html);
    if (closing) {
      at += closing[0].length;
      textUntilTag();
      continue;
    }
    opening.lastIndex = at;
    const [start, tag] = opening.exec(html) ?? [];
    if (start === undefined || tag === undefined)
      throw new Error(`no tag at ${html.slice(at, at + 60)}`);
    at += start.length;
    const attributes: Record<string, string> = {};
    for (;;) {
      attribute.lastIndex = at;
      const [whole, name, value = ""] = attribute.exec(html) ?? [];
      if (whole === undefined || name === undefined) break;
      if (name in attributes) throw new Error(`${name} twice in a ${tag}`);
      attributes[name] = decoded(value);
      at += whole.length;
    }
    const close = /\s*\/?>/y;
    close.lastIndex = at;
    const closed = close.exec(html);
    if (!closed) throw new Error(`an open tag at ${html.slice(at - 40, at + 60)}`);
    at += closed[0].length;
    elements.push({ tag, attributes, text: textUntilTag() });
  }
  return elements;
};
/** What is there without what it says: elements and names of attributes. */
export const skeletonOf = (html: string): readonly string[] =>
  readMarkup(html).map(({ tag, attributes }) => [tag, ...Object.keys(attributes)].join(" "));
/** Everything that is said, in text and in attributes. */
export const saidIn = (html: string): string =>
  readMarkup(html)
    .flatMap(({ attributes, text }) => [...Object.values(attributes), text])
    .join("\n");
/** What a person sees: text and no attribute but that of a picture, spaces as one. */
export const visibleIn = (html: string): string => {
  const said = html.replaceAll(/<img [^>]*alt="([^"]*)"[^>]*>/g, " $1 ");
  return decoded(said.replaceAll(/<template[\s\S]*?<\/template>|<[^>]*>/g, " ")).replaceAll(
    /\s+/g,
    " ",
  );
};
