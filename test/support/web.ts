// What stands around a page of the web in tests.
import type { Chrome } from "../../adapters/web/html/chrome.ts";

/** Keys are counted, and what is sealed can be read. */
export const testChrome = (more: Partial<Chrome> = {}): Chrome => {
  let keys = 0;
  return {
    language: "sv",
    csrf: "token",
    newKey: () => `k${++keys}`,
    href: ({ kind, workflow, name, instance }) =>
      `/${[kind, workflow, name, ...(instance ? [instance] : [])].map((part) => encodeURIComponent(part.toWellFormed())).join("/")}`,
    seal: (json) => `sealed:${json}`,
    style: "/style.css",
    script: "/page.js",
    member: { name: "Handläggare", agency: "Socialtjänsten Malmö" },
    ...more,
  };
};
