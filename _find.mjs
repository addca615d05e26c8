import { execSync } from "node:child_process";
import { readFileSync } from "node:fs";

const pairs = JSON.parse(readFileSync("/dev/shm/t/pairs.json", "utf8"));
const files = execSync("git ls-files test")
  .toString()
  .split("\n")
  .filter((f) => /^test\/(process|core|store|config|watch|support|faults|attack|breaker)\/.*\.ts$|^test\/[\w-]+\.ts$/.test(f));
for (const f of files)
  readFileSync(f, "utf8")
    .split("\n")
    .forEach((line, i) => {
      for (const m of line.matchAll(/"((?:[^"\\]|\\.){5,})"|'((?:[^'\\]|\\.){5,})'|`((?:[^`\\]|\\.){5,})`|\/((?:[^/\\\s]|\\.| ){5,})\//g)) {
        const lit = m[1] ?? m[2] ?? m[3] ?? m[4];
        if (!/[a-zåäö]{3}/.test(lit) || !/ |[åäö]/.test(lit)) continue;
        for (const part of lit
          .replaceAll(/\\[.?()]/g, (x) => x[1])
          .split(/\$\{[^}]*\}|\.\*|\\d\+|\[\^.*?\]|\n|\\n|\^|\$/)
          .map((x) => x.trim())
          .filter((x) => x.length > 4 && / |[åäö]/.test(x))) {
          const hit = pairs.find(([s, e]) => s.includes(part) && !e.includes(part));
          if (hit) {
            console.log(`${f}:${i + 1}\n   T ${lit}\n   S ${hit[0].slice(0, 300)}\n   E ${hit[1].slice(0, 300)}`);
            break;
          }
        }
      }
    });
