// Which requests come from a page of our own: `Sec-Fetch-Site` and `Origin`, beside the token in each form.

/** A POST of a page elsewhere is refused before anything of it is read. A browser that sends neither header is no browser that is supported. */
export const isOwn = (request: Request, origin: string): boolean => {
  const [site, from] = [request.headers.get("sec-fetch-site"), request.headers.get("origin")];
  if (site !== null && site !== "same-origin") return false;
  if (from !== null) return from === origin;
  return site === "same-origin";
};
/** A path of our own to go back to. Everything else, such as `//elsewhere` or `/\elsewhere`, is `/`. */
export const ownPath = (wished: string | null): string => {
  if (wished === null || wished.length > 2_000 || !/^\/(?![/\\])[\w\-./?=&%~]*$/.test(wished)) return "/";
  return wished;
};
