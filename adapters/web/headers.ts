// Headers of every page: nothing is loaded from elsewhere, nobody frames it, nothing of it is kept or told to the next site.

/** Markup from a script goes through the policy `stafett` alone, which is that of `assets/page.js`. */
const policy = [
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'",
  "base-uri 'none'; object-src 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types stafett",
].join("; ");
const keys = "publickey-credentials-get=(self), publickey-credentials-create=(self)";
export const pageHeaders: Readonly<Record<string, string>> = {
  "content-security-policy": policy,
  "permissions-policy": `${keys}, camera=(), display-capture=(), geolocation=(), microphone=()`,
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "strict-transport-security": "max-age=63072000; includeSubDomains",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
};
export const keptNowhere = { "cache-control": "no-store" } as const;
