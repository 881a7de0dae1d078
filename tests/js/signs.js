// What the browser makes of each text of a JSON list on standard input: as it is compared, and folded.

import { readFileSync } from "node:fs";
import { fold } from "../../scripts/search/analysis.js";
import { plain } from "../../scripts/search/signs.js";

const texts = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(texts.map((text) => [plain(text), fold(text)])));
