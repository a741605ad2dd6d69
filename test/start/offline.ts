import { spawn } from 'node:child_process'
import { networkInterfaces } from 'node:os'

/**
 * `node test/start/offline.ts FOLDER DATA PORT`: what whoever unpacked the archive into FOLDER does, on a machine that may have no
 * network: starts, asks its health, sets up the first administrator, stops. Prints what came of each as JSON.
 */
const [folder = '', data = '', port = ''] = process.argv.slice(2)
const site = `http://127.0.0.1:${port}`
const server = spawn(`${folder}/gongyi`, ['serve', '--data', data, '--port', port, '--processes', '1'], {
  cwd: '/',
  stdio: ['ignore', 'pipe', 'inherit'],
})
let said = ''
server.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
const ended = new Promise<number | null>((resolve) => server.once('exit', resolve))

async function healthy(): Promise<boolean> {
  for (let left = 300; left > 0 && server.exitCode === null; left -= 1) {
    const answer = await fetch(`${site}/health`).catch(() => null)
    if (answer?.ok) return true
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return false
}

const isHealthy = await healthy()
const link = /http\S+\/invitations\/\S+/.exec(said)?.[0] ?? ''
const account = {
  ...{ username: 'guanli', password: 'hutong-linli-2026', name: '管理员' },
  ...{ email: 'a@example.org' },
}
const setUp = await fetch(link, {
  method: 'POST',
  body: new URLSearchParams(account),
  headers: { origin: site },
  redirect: 'manual',
})
const page = await (await fetch(site)).text()
const isOnline = Object.values(networkInterfaces()).some((all) => all?.some(({ internal }) => !internal))
server.kill('SIGTERM')
console.log(
  JSON.stringify({
    isHealthy,
    setUp: setUp.status,
    hasPage: page.includes('公益创投'),
    isOnline,
    ended: await ended,
  }),
)
