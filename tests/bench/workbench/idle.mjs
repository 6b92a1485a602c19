// What the workbench's window costs while nobody does anything, on a display that nobody sees:
//   node tests/bench/workbench/idle.mjs [--seconds S] [--pack FOLDER]
// Prints a line for each room: "author: idle CPU: N ms in 5 s".
import { parseArgs } from 'node:util';
import { Workbench, packFolder } from '../../workbench/support/workbench.mjs';

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '5' }, pack: { type: 'string', default: packFolder('livewell-dorset') } } });
const seconds = Number(values.seconds);
for (const room of ['preview', 'author', 'assist', 'open']) {
  const afterwards = [];
  const bench = { after: (what) => afterwards.unshift(what) };
  try {
    const workbench = await Workbench.start(bench, values.pack, '--room', room);
    await workbench.shown(bench);
    const cost = await workbench.idleCpu(seconds);
    if (!workbench.alive) throw new Error((await workbench.ended).said);
    console.log(`${room}: idle CPU: ${cost} ms in ${seconds} s`);
  } finally {
    for (const what of afterwards) await what();
  }
}
