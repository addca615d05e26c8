// What production needs of the lockfile. `npm sbom --omit dev` leaves out what tests need as well (npm 11.19), so that it is worked out here.
type Names = Readonly<Record<string, unknown>>;
export type Locked = {
  readonly version?: string;
  readonly dependencies?: Names;
  readonly peerDependencies?: Names;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
};
const needs = ({
  dependencies,
  peerDependencies,
  peerDependenciesMeta,
}: Locked): readonly string[] => [
  ...Object.keys(dependencies ?? {}),
  ...Object.keys(peerDependencies ?? {}).filter((name) => !peerDependenciesMeta?.[name]?.optional),
];
/** Where the packages lie that production needs, as the lockfile says: from the project's own on, each with what it needs, the nearest first. */
export const production = (packages: Readonly<Record<string, Locked>>): readonly string[] => {
  const found = new Set<string>([""]);
  // A set shows what is added while it is walked through.
  for (const path of found)
    for (const name of needs(packages[path] ?? {})) {
      const above = path
        .split(/(?<=^|\/)node_modules\//)
        .map((_, n, all) => all.slice(0, all.length - n).join("node_modules/"));
      const place = above
        .map((one) => `${one}${one === "" || one.endsWith("/") ? "" : "/"}node_modules/${name}`)
        .find((one) => one in packages);
      if (place === undefined)
        throw new Error(`${name}, which ${path} needs, is not in the lockfile`);
      found.add(place);
    }
  return [...found].filter((path) => path !== "");
};
