// Names of the chat platforms. The rules name none: each adapter adds its own.

/** One key a platform, added by `declare module` in `adapters/<name>/platform.ts`. */
export interface Platforms {}
/** A key of the list of platforms (`adapters/index.ts`), such as the first part of an address. */
export type Platform = keyof Platforms & string;
