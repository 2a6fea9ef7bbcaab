import http from 'node:http';

/** Asks for one address again and again over some connections, as browsers do, and tells how many answers came. */
const [address = '', seconds = '5', connections = '16'] = process.argv.slice(2);
const agent = new http.Agent({ keepAlive: true, maxSockets: Number(connections) });
const until = performance.now() + Number(seconds) * 1000;
let answers = 0;

await Promise.all(Array.from({ length: Number(connections) }, askUntil));
agent.destroy();
process.stdout.write(JSON.stringify({ answers }));

async function askUntil(): Promise<void> {
  while (performance.now() < until) {
    await ask();
    answers += 1;
  }
}

function ask(): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = http.get(address, { agent, headers: { 'accept-encoding': 'gzip, br' } }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${response.statusCode} from ${address}`));
      response.resume().once('end', resolve);
    });
    request.once('error', reject);
  });
}
