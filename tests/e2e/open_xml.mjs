// Validate Word files with Microsoft's Open XML SDK: node open_xml.mjs VALIDATOR VERSIONS FILE …
// Prints JSON: file → faults, each as “part xpath: description”. One process, because the start is what costs.
import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";

const [library, versions, ...files] = process.argv.slice(2);
const { default: validate } = await import(pathToFileURL(library));
const found = {};
for (const file of files) {
  found[file] = [];
  for (const version of versions.split(",")) {
    try {
      const faults = await validate(await readFile(file), "docx", version);
      found[file].push(...faults.map((one) => `${one.path.partUri} ${one.path.xpath}: ${one.description}`));
    } catch (error) {
      // A package that cannot even be opened has no path to report.
      found[file].push(String(error));
    }
  }
}
process.stdout.write(JSON.stringify(found));
