// `npm run sbom`: the packages that production gets, in CycloneDX, as the lockfile has them. Writes release/stafett-<version>.cdx.json, or the file that is named; asks no registry.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { type Locked, production } from "./production.ts";
import { root, run } from "./run.ts";

type Component = { readonly "bom-ref": string; readonly name: string; readonly version: string };
export type Sbom = {
  readonly components: readonly Component[];
  readonly metadata: { readonly component: Component };
  readonly dependencies: readonly {
    readonly ref: string;
    readonly dependsOn?: readonly string[];
  }[];
};
/** undefined: npm said no. Without Node itself, which is optional: whoever looks for holes looks at it apart. */
export const readSbom = (): Sbom | undefined => {
  const { good, said } = run(["npm", "sbom", "--sbom-format", "cyclonedx", "--package-lock-only"]);
  if (!good) return undefined;
  const whole = JSON.parse(said) as Sbom;
  const { packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as {
    packages: Record<string, Locked>;
  };
  const named = (path: string): string =>
    `${path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length)}@${packages[path]?.version}`;
  const kept = new Set(production(packages).map(named));
  const { component } = whole.metadata;
  return {
    ...whole,
    // npm takes the folder's name for the project's.
    metadata: { ...whole.metadata, component: { ...component, name: "stafett" } },
    components: whole.components.filter((one) => kept.has(one["bom-ref"])),
    dependencies: whole.dependencies
      .filter(({ ref }) => kept.has(ref) || ref === component["bom-ref"])
      .map(({ ref, dependsOn = [] }) => ({
        ref,
        dependsOn: dependsOn.filter((one) => kept.has(one)),
      })),
  };
};

if (import.meta.main) {
  const sbom = readSbom();
  if (!sbom) {
    process.stderr.write("npm sbom failed.\n");
    process.exit(1);
  }
  const file = resolve(
    process.argv[2] ?? join(root, "release", `stafett-${sbom.metadata.component.version}.cdx.json`),
  );
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(sbom, null, 2)}\n`);
  process.stdout.write(`${file}: ${sbom.components.length} packages\n`);
}
