import { MANIFEST, digestLeaf, signedText } from '../../desks/public/bundle/rules.ts'
import { isProved } from '../../history/roots/rules/merkle.ts'
import { statementOf } from '../../history/roots/rules/root.ts'
import { isSigned } from '../../history/roots/rules/signing.ts'
import { sha256 } from '../../history/rules.ts'
import type { Fault } from '../fault.ts'
import type { Public } from './read.ts'

/** Every file as the manifest has it, under its signature. `key`: the only one that may have signed. */
export async function whyNotManifest({ manifest, texts }: Public, key?: string): Promise<Fault | null> {
  const names = Object.keys(texts).filter((name) => name !== 'manifest.json')
  const digests = new Map(
    await Promise.all(names.map(async (name) => [name, await sha256(texts[name] ?? '')] as const)),
  )
  for (const name of [...new Set([...Object.keys(manifest.files), ...names])].toSorted()) {
    const [said, is] = [manifest.files[name], digests.get(name)]
    if (is === undefined) return { file: name, where: null, reason: '文件夹里没有这个文件' }
    if (said === undefined) return { file: name, where: null, reason: 'manifest.json 里没有这个文件' }
    if (said !== is) return { file: name, where: null, reason: '与 manifest.json 里的校验值不符' }
  }
  return (await isSignedBy(manifest, signedText({ ...manifest, format: MANIFEST }), key))
    ? null
    : { file: 'manifest.json', where: null, reason: '签名不符' }
}

/** That each proposal's digest is in the root of the night that the bundle names. */
export async function whyNotProved(
  { proofs: { root, proofs }, proposals, manifest }: Public,
  key?: string,
): Promise<Fault | null> {
  if (root.day !== manifest.root) return differs(`根是 ${root.day} 的，manifest.json 写的是 ${manifest.root}`)
  if (!(await isSignedBy(root, statementOf(root), key))) return differs(`${root.day} 的根签名不符`)
  const held = await Promise.all(
    proposals.map(async ({ id, sha256: hash }) => {
      const proof = proofs[id]
      return proof?.size === root.size && (await isProved(digestLeaf(id, hash), proof, root.root))
    }),
  )
  const lost = proposals.find((_, at) => !held[at])
  return lost ? differs(`${lost.id} 的校验值不在 ${root.day} 的根里`) : null
}

type Maybe = { key: string | null; signature: string | null }

async function isSignedBy(
  { key, signature }: Maybe,
  text: string,
  only: string | undefined,
): Promise<boolean> {
  if (key === null || signature === null) return only === undefined && key === signature
  return (only ?? key) === key && isSigned({ key, signature }, text)
}

const differs = (reason: string): Fault => ({ file: 'proofs.json', where: null, reason })
