import type { Db } from '../../db/db.ts'
import type { NotFound, Stale } from '../../history/rules.ts'
import { lastIn, lastOf, record } from '../../history/store.ts'
import { subjects } from '../../history/subjects.ts'
import { paths } from '../../paths.ts'
import type { Person } from '../../people/rules/person.ts'
import type { Instant } from '../../shared/days.ts'
import { type Result, ok, refuse } from '../../shared/result.ts'
import { letterToRole } from '../store.ts'
import {
  type Text,
  type Version,
  type WordingRefusal,
  sampleOf,
  whyNotBack,
  whyNotWord,
} from './rules/district.ts'
import { type Wording, bareWording, wordingOf } from './rules/wording.ts'
import { insertWording, versionsIn, versionsOf } from './store.ts'

/** What a preview shows: the text, as it would be read, and the version that it was typed upon. */
export type Previewed = { wording: Wording; text: Text; sample: Text; seen: number }

/** How a text would be read, if it may be set. */
export async function previewWording(
  db: Db,
  by: Person,
  id: string,
  text: Text,
  seen?: number,
): Promise<Result<Previewed, WordingRefusal | Stale | NotFound>> {
  const found = await findOne(db, id, seen)
  if (!found.ok) return found
  const { wording, versions } = found.value
  const whyNot = whyNotWord(by, wording, versions, text)
  if (whyNot) return refuse(whyNot)
  return ok({ wording, text, sample: sampleOf(wording, text), seen: versions[0]?.version ?? 0 })
}

/** An administrator words a letter: from now on it is written so. What was written stays as it was. `seen`: the version typed upon. */
export async function setWording(
  db: Db,
  by: Person,
  id: string,
  text: Text,
  now: Instant,
  seen?: number,
): Promise<Result<{ version: number }, WordingRefusal | Stale | NotFound>> {
  const found = await findOne(db, id, seen)
  if (!found.ok) return found
  const { wording, versions } = found.value
  const whyNot = whyNotWord(by, wording, versions, text)
  return whyNot ? refuse(whyNot) : set(db, by, found.value, text, now)
}

/** The site's own text again. */
export async function restoreWording(
  db: Db,
  by: Person,
  id: string,
  now: Instant,
  seen?: number,
): Promise<Result<{ version: number }, WordingRefusal | Stale | NotFound>> {
  const found = await findOne(db, id, seen)
  if (!found.ok) return found
  const whyNot = whyNotBack(by, found.value.versions)
  return whyNot ? refuse(whyNot) : set(db, by, found.value, null, now)
}

type Found = { wording: Wording; versions: Version[]; last: Awaited<ReturnType<typeof lastOf>> }

async function findOne(db: Db, id: string, seen?: number): Promise<Result<Found, Stale | NotFound>> {
  const wording = wordingOf(id)
  if (!wording) return refuse({ why: 'not-found' })
  const [rows, last] = await db.batch([versionsOf(db, id), lastOf(db, subjects.wording(id))])
  const versions = versionsIn(rows)
  const isSeen = seen === undefined || seen === (versions[0]?.version ?? 0)
  return isSeen ? ok({ wording, versions, last }) : refuse({ why: 'changed-meanwhile' })
}

function set(db: Db, by: Person, { wording, versions, last }: Found, text: Text | null, now: Instant) {
  const { id, subject } = wording
  const version = (versions[0]?.version ?? 0) + 1
  const made = { by: by.id, at: now }
  return record(
    db,
    lastIn(last, subjects.wording(id)),
    { what: text ? 'wording-set' : 'wording-restored', ...made, particulars: { version, ...text } },
    [
      insertWording(db, { wording: id, version, text, ...made }),
      letterToRole(
        'auditor',
        text
          ? changed({ 姓名: by.name, 信件: subject }, paths.wording(id))
          : restored({ 姓名: by.name, 信件: subject }, paths.wording(id)),
      ),
    ],
    { version },
  )
}

const changed = bareWording({
  id: 'site.wording-set',
  kind: 'news',
  tells: '管理员改了一封信件的文字，写给监督员',
  subject: '信件文字已更改',
  body: '{姓名}改了“{信件}”的文字，以后写的信用新的文字。',
  needed: ['姓名', '信件'],
  examples: { 信件: '立项名单待审定' },
})

const restored = bareWording({
  id: 'site.wording-restored',
  kind: 'news',
  tells: '管理员把一封信件改回网站的原文，写给监督员',
  subject: '信件文字已改回原文',
  body: '{姓名}把“{信件}”改回网站的原文。',
  needed: ['姓名', '信件'],
  examples: { 信件: '立项名单待审定' },
})
