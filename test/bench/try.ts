import { bundleAll } from './bundle.ts';
import { cold } from './cold.ts';
import { startStandIns } from './start-stand-ins.ts';

const b = await bundleAll();
console.log(Object.fromEntries(Object.entries(b.of).map(([k, v]) => [k, v.bytes])));
const s = await startStandIns();
console.table(await cold(b, s.variables));
s.stop();
await b.remove();
