// Looked at before anything else is read, on whatever Node there is: says in plain words when that one is too old.
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 22 || (major === 22 && minor < 19)) {
  process.stderr.write(
    `Stafett behöver Node 22.19 eller nyare; det här är ${process.versions.node}. Kör npm ci och npm start: då används den Node som följer med.\n` +
      `Stafett needs Node 22.19 or newer; this is ${process.versions.node}. Run npm ci and npm start: they use the Node that comes along.\n`,
  );
  process.exit(1);
}
