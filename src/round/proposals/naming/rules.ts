import type { Applicant } from '../applicant/rules.ts'
import { FIELDS, type Field, proseOf } from '../alike/rules/shingles.ts'
import { type Masked, personalIn } from '../../../shared/personal/find.ts'
import type { Content } from '../rules/content.ts'
import type { SectionCode } from '../sections/rules/sections.ts'

/** Experts are not told whose a proposal is; what it says may tell them. It is pointed out, and stops nothing. */
export type Naming = { section: SectionCode; place: Place; kind: 'organization' | 'person'; named: string }
export type Place = Field | 'place' | 'partner' | 'file'

/** Whoever stands behind a proposal, by the names that its text may hold; `people`: who leads it, whom to call, and its members. */
export type Behind = { applicant: Applicant; people: string[] }

/** Where a proposal holds the name of its applicant, a part of it, or of its people: each name once a place. */
export function namingIn(content: Content, { applicant, people }: Behind): Naming[] {
  const names = [
    ...partsOf(applicant.name).map((named) => ({ kind: 'organization' as const, named })),
    ...partsOf(applicant.host ?? '').map((named) => ({ kind: 'organization' as const, named })),
    ...[
      applicant.profile.representative,
      ...applicant.profile.contacts.map(({ name }) => name),
      ...(content.team ?? []).map(({ name }) => name),
      ...people,
    ]
      .filter((name) => name.length >= LIMITS.person)
      .map((named) => ({ kind: 'person' as const, named })),
  ]
  return placesIn(content).flatMap(({ text, ...at }) => {
    const bare = plain(text)
    const held = names.filter(({ named }) => bare.includes(plain(named)))
    const longest = held.filter(
      (one) => !held.some(({ named }) => named !== one.named && named.includes(one.named)),
    )
    return unique(longest).map((one) => ({ ...at, ...one }))
  })
}

/** A number of a person in what a proposal says: hidden where it becomes public. */
export type Held = { section: SectionCode; place: Place } & Masked

/** Each number once a place. */
export const numbersIn = (content: Content): Held[] =>
  placesIn(content).flatMap(({ text, ...at }) => personalIn(text).map((one) => ({ ...at, ...one })))

/** A shorter part says nothing: “阳光” is in every second proposal. */
const LIMITS = { part: 3, person: 2 }

/** The name, the name without where it is registered, and that without what kind it is: “春雨家园”. */
function partsOf(name: string): string[] {
  const local = name.replace(/^(.{2,8}?(省|市|区|县|街道|镇|乡))+/, '')
  const core = local.replace(
    /(社会工作|社工)?(服务中心|服务社|服务站|促进会|协会|联合会|基金会|事务所|发展中心|中心|居民委员会|居委会|志愿服务队|队)$/,
    '',
  )
  const parts = [name, local, core].filter((part) => part.length >= LIMITS.part)
  return [...new Set(parts)]
}

const plain = (text: string): string => text.normalize('NFKC').replaceAll(/\s/g, '').toLowerCase()

const unique = <T extends { named: string }>(found: T[]): T[] =>
  found.filter(({ named }, at) => found.findIndex((one) => one.named === named) === at)

/** What an expert reads, and what stands beside it for others: names of partners and of files may be repeated. */
function placesIn(content: Content): { section: SectionCode; place: Place; text: string }[] {
  return [
    ...FIELDS.map((field) => ({
      section: SECTIONS[field],
      place: field,
      text: proseOf(content)
        .filter((one) => one.field === field)
        .map(({ text }) => text)
        .join('\n'),
    })),
    { section: 'about', place: 'place', text: content.place },
    ...(content.partners ?? []).map(
      ({ name }) => ({ section: 'partners', place: 'partner', text: name }) as const,
    ),
    ...(content.files ?? []).map(({ name }) => ({ section: 'files', place: 'file', text: name }) as const),
  ]
}

/** Where each text is mended. */
const SECTIONS: Record<Field, SectionCode> = {
  ...{ title: 'about', summary: 'about', need: 'need', goals: 'need', innovation: 'need' },
  ...{ outputs: 'outputs', plan: 'plan', risks: 'risks', team: 'team', budget: 'budget', answers: 'about' },
}
