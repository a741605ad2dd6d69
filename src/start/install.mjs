import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/**
 * An install script runs with all that whoever installs may do, so none runs but that of node, which brings the Node that the
 * tools want. docs/DEPENDENCIES.md says why the others are not missed.
 */
const WITH_SCRIPTS = ['node']

/**
 * Runs before the npm scripts, with the machine's own Node and nothing installed: brings in what package-lock.json names
 * unless all of it is there. Says what it does on stderr only, so that a script's output stays its own.
 */
if (!isInstalled()) install()

/** npm keeps a list of what it has put into node_modules; files' dates say little after a checkout. */
function isInstalled() {
  const wanted = packagesIn('package-lock.json')
  const present = packagesIn('node_modules/.package-lock.json')
  const isThere = ([path, { version, optional }]) => optional || present[path]?.version === version
  return Object.entries(wanted).every(isThere)
}

/** Every package by its folder, but the project itself; none where there is no such list. Optional ones are another machine's. */
function packagesIn(list) {
  try {
    const { '': _project, ...packages } = JSON.parse(readFileSync(inProject(list), 'utf8')).packages
    return packages
  } catch (error) {
    if (error.code === 'ENOENT') return {}
    throw error
  }
}

function install() {
  const [major] = process.versions.node.split('.')
  if (Number(major) < 20) end(`需要Node 20或更新的版本，这里是${process.version}`)
  process.stderr.write('正在安装依赖（npm ci），约需半分钟……\n')
  run(['ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund'])
  for (const name of WITH_SCRIPTS) run(['rebuild', name, '--ignore-scripts=false'])
}

function run(words) {
  const { status, error } = npm([...words, '--loglevel=error'])
  if (status !== 0) end(`安装没有成功：${error?.message ?? `npm ${words[0]}退出，状态${status}`}`)
}

/** The npm that runs this script; another one where none does. Its output goes to stderr (2). */
function npm(words) {
  const options = { cwd: inProject('.'), stdio: ['ignore', 2, 2] }
  const { npm_execpath: cli = '', npm_node_execpath: node = process.execPath } = process.env
  if (cli.endsWith('npm-cli.js')) return spawnSync(node, [cli, ...words], options)
  return spawnSync('npm', words, { ...options, shell: process.platform === 'win32' })
}

function inProject(path) {
  return fileURLToPath(new URL(`../../${path}`, import.meta.url))
}

function end(reason) {
  process.stderr.write(`${reason}\n`)
  process.exit(1)
}
