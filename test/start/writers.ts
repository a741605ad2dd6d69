// oxlint-disable no-await-in-loop -- one act after another, as fast as it is answered
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { pdf } from '../files/samples.ts'

export const ID = z.object({ id: z.string() })
export const HREF = z.object({ href: z.string() })
const CERTIFICATES = z.object({ certificates: z.array(z.object({ id: z.string() })) })

/** What one of them was told is kept: organizations by their address, and the files of each with their digests. */
export type Writer = { cookie: string; name: string; kept: Map<string, Map<string, string>> }

/** Somebody registers and is signed in. */
export async function registered(site: string, username: string): Promise<Writer> {
  const account = { name: '王敏', username, email: `${username}@example.org`, password: 'hutong-linli-2026' }
  const answer = await fetch(`${site}/register`, {
    method: 'POST',
    headers: { origin: site },
    body: new URLSearchParams(account),
    redirect: 'manual',
  })
  if (answer.status !== 303) throw new Error(`${answer.status}: ${await answer.text()}`)
  const cookie = answer.headers.getSetCookie().map((one) => one.split(';', 1)[0])
  return { cookie: cookie.join('; '), name: username, kept: new Map() }
}

export const headersOf = (site: string, { cookie }: Writer) => ({
  ...{ cookie, origin: site, accept: 'application/json' },
})

let number = 0
/** Another each time, as the form asks for it. */
export function organization(by: string) {
  number += 1
  return {
    ...{ kind: 'community', name: `${by}茶叙社${number}`, uscc: '', filingNo: `${by}-${number}` },
    ...{ subdistrict: '朝阳门街道', contact: '王敏', phone: '13800138000' },
  }
}

export const post = (site: string, writer: Writer, path: string, body: object) =>
  fetch(site + path, {
    method: 'POST',
    headers: { ...headersOf(site, writer), 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

export async function upload(site: string, writer: Writer, path: string, bytes: Uint8Array) {
  const form = new FormData()
  form.append('certificate', 'registration')
  form.append('expiresOn', '')
  form.append('file', new Blob([Uint8Array.from(bytes)]), '证书.pdf')
  return fetch(`${site}${path}/certificates`, {
    method: 'POST',
    headers: headersOf(site, writer),
    body: form,
  })
}

export const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** Registers an organization and hands in files of its own, and remembers what it was told. Until the site is gone. */
export async function busy(site: string, writer: Writer): Promise<void> {
  try {
    for (;;) await act(site, writer)
  } catch (error) {
    // fetch says so when it is killed under it; what is refused is another matter
    if (!(error instanceof TypeError)) throw error
  }
}

async function act(site: string, writer: Writer): Promise<void> {
  const begun = await post(site, writer, '/organizations', organization(writer.name))
  if (begun.status !== 200) throw new Error(await begun.text())
  const { href } = HREF.parse(await begun.json())
  const files = new Map<string, string>()
  writer.kept.set(href, files)
  for (const page of [1, 2]) {
    const bytes = pdf([`${href} ${page} ${Math.random()}`])
    const sent = await upload(site, writer, href, bytes)
    if (sent.status !== 200) throw new Error(await sent.text())
    files.set(ID.parse(await sent.json()).id, sha256(bytes))
  }
}

/** What of it is not there, or is other than it was sent. What is there beside it was on its way: a file that is listed is whole. */
export async function lostBy(site: string, writer: Writer): Promise<string[]> {
  const lost: string[] = []
  for (const [path, files] of writer.kept) {
    const answer = await fetch(`${site}${path}/certificates`, { headers: headersOf(site, writer) })
    const listed = answer.ok ? CERTIFICATES.parse(await answer.json()).certificates.map(({ id }) => id) : []
    if (!answer.ok) lost.push(path)
    for (const id of new Set([...files.keys(), ...listed])) {
      const file = await fetch(`${site}${path}/certificates/${id}`, { headers: headersOf(site, writer) })
      const digest = sha256(new Uint8Array(await file.arrayBuffer()))
      if (!file.ok || (files.has(id) && files.get(id) !== digest)) lost.push(`${path}/${id}`)
    }
  }
  return lost
}
