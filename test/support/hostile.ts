// Texts that could become something else than text, and what is drawn with them in the place of every text.
// biome-ignore-start lint/suspicious/noTemplateCurlyInString: a template of others is one of them
export const hostile: readonly string[] = [
  "<script>alert(1)</script>",
  "</script></style></title></textarea></template><img src=x onerror=alert(1)>",
  '"><svg onload=alert(1)>',
  "'><b id=said>",
  '" autofocus onfocus="alert(1)',
  "' style='position:fixed",
  "javascript:alert(1)",
  "&lt;b&gt; &amp;amp; &#60;i&#62; &notin; &quot",
  "<!--",
  "-->",
  "<![CDATA[",
  "]]>",
  "<!doctype html>",
  "${alert(1)} {{alert(1)}} <%= 1 %> {count} #{1}",
  "$& $1 $` $' $$",
  "\\u003cscript\\u003e \\x3cb\\x3e %3Cscript%3E",
  "\u202Etxt\u202C \u2066<b>\u2069 \u200B \uFEFF \u0000 \u001B[31m",
  "＜script＞ ‹b› \u{E003C}b\u{E003E} 👩🏽‍⚕️ e\u0301\u0323",
  "\uD800 \uDC00",
  "\r\n\r\nHTTP/1.1 200 OK",
  "=1+1\t`x` \\ / //evil.example",
  "__proto__",
];
// biome-ignore-end lint/suspicious/noTemplateCurlyInString: only there
/** Keys whose values are one of a list, which the types keep. */
const fixed = ["kind", "tone", "style", "state", "by", "count", "url"];
/** The same with every text replaced. */
export const written = <T>(value: T, text: string, key = ""): T => {
  if (typeof value === "string") return (fixed.includes(key) ? value : text) as T;
  if (Array.isArray(value)) return value.map((each) => written(each, text, key)) as T;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, written(each, text, name)]),
  ) as T;
};
