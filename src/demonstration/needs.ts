import { like, sql } from 'drizzle-orm'
import { newId } from '../db/db.ts'
import { hashPassword } from '../people/password.ts'
import { addPlaces, givePlace } from '../people/places/actions.ts'
import type { Person } from '../people/rules/person.ts'
import { createAccount } from '../people/store.ts'
import { places } from '../people/tables.ts'
import { answerNeed } from '../round/needs/actions/answers.ts'
import { raiseNeed, takeStep } from '../round/needs/actions/needs.ts'
import { addTopic, publishTopicList, startTopicList } from '../round/needs/actions/topics.ts'
import type { NewNeed, Wanted } from '../round/needs/rules/need.ts'
import { type Day, type Instant, dayOf } from '../shared/days.ts'
import { must } from './must.ts'
import { PASSWORD, workerName } from './names.ts'
import { NEEDS_OF_2013 } from './needs-2013.ts'
import { NEEDS_NOW, TOPICS_NOW } from './needs-now.ts'
import { DAY, HOUR, type Stage } from './stages.ts'
import { TOPICS_OF_2013 } from './topics-2013.ts'

/** Everyone who looks after a subdistrict, and the ids of the places by their names. */
export type Communities = { workers: Map<string, Person>; placeIds: Map<string, string> }

/** Places, and a worker for each subdistrict: shequ01 and so on. */
export async function playCommunities({ db, cast, say }: Stage, at: Instant): Promise<Communities> {
  const bySubdistrict = Map.groupBy([...NEEDS_OF_2013, ...NEEDS_NOW], ({ subdistrict }) => subdistrict)
  const workers = new Map<string, Person>()
  const passwordHash = await hashPassword(PASSWORD)
  for (const [subdistrict, raised] of bySubdistrict) {
    const communities = [...new Set(raised.map(({ community }) => community))]
    must(await addPlaces(db, cast.administrator, { subdistrict, communities }, at))
  }
  const rows = await db.select().from(places)
  const placeIds = new Map(rows.map(({ id, subdistrict, community }) => [subdistrict + community, id]))
  for (const [index, subdistrict] of [...bySubdistrict.keys()].entries()) {
    const { username, name } = workerName(index + 1)
    const id = newId()
    const [first, ...more] = createAccount(
      db,
      { id, username, name, email: `${username}@example.org`, passwordHash },
      at,
    )
    if (first) await db.batch([first, ...more])
    const placeId = placeIds.get(subdistrict) ?? ''
    must(await givePlace(db, cast.administrator, id, placeId, at + HOUR))
    const place = { id: placeId, subdistrict, community: '' }
    workers.set(subdistrict, {
      ...{ id, name, roles: [], organizations: [], secondFactor: false },
      places: [place],
      interests: [],
    })
  }
  say(`${rows.length}处街道和社区，${workers.size}名社区工作人员`)
  return { workers, placeIds }
}

type Where = { subdistrict: string; community: string }

/** A resident raises what came by this site, the place's worker the rest. */
async function playNeed(
  { db }: Stage,
  { workers, placeIds }: Communities,
  wanted: Wanted & Where,
  at: Instant,
): Promise<string> {
  const { subdistrict, community, title, text, concerned, people, source, urgency } = wanted
  const need: NewNeed = {
    ...{ title, text, concerned, people, source, urgency },
    placeId: placeIds.get(subdistrict + community) ?? '',
    contact: source === 'online' ? { name: '某居民', phone: '010-55500099' } : { name: '', phone: '' },
  }
  const by = source === 'online' ? null : (workers.get(subdistrict) ?? null)
  return must(await raiseNeed(db, by, need, at)).id
}

/** 议题, 协商, 方案: on the agenda, deliberated, planned. */
async function playSteps(
  { db }: Stage,
  by: Person,
  needId: string,
  from: Instant,
  present: string,
): Promise<void> {
  const deliberation = {
    heldOn: dayOf(from + 9 * DAY),
    kind: 'council' as const,
    present,
    outcome: '同意向社会组织征集项目来做，社区提供场地和联系居民。',
  }
  const steps = [
    { step: 'agenda' as const, note: '列入社区议事会议题。', deliberation: null },
    { step: 'deliberated' as const, note: '议事会协商，意见一致。', deliberation },
    { step: 'planned' as const, note: '报请列入选题。', deliberation: null },
  ]
  for (const [index, step] of steps.entries()) {
    must(await takeStep(db, by, needId, step, from + (5 + index * 4) * DAY + 7 * HOUR))
  }
}

type Topics = { title: string; text: string }[]

/** A list of topics, each with the needs that belong to it; answers its id. */
async function playTopics(
  { db, cast }: Stage,
  title: string,
  topics: Topics,
  needs: { id: string; topic: number | null }[],
  at: Instant,
  isPublished: boolean,
): Promise<string> {
  const { id } = must(await startTopicList(db, cast.officer, title, at))
  for (const [index, topic] of topics.entries()) {
    const needIds = needs.filter((need) => need.topic === index).map((need) => need.id)
    must(await addTopic(db, cast.officer, id, { ...topic, needIds }, at + (index + 1) * 600_000))
  }
  if (isPublished) must(await publishTopicList(db, cast.officer, id, at + 6 * HOUR))
  return id
}

export type Needs2013 = { listId: string; ids: string[] }

/** Winter 2012 to the call of 25 March 2013: raised, deliberated, merged into the topics of that call. */
export async function playNeeds2013(stage: Stage, communities: Communities): Promise<Needs2013> {
  const ids: string[] = []
  for (const need of NEEDS_OF_2013) {
    const raised = on(need.raised, '10:20')
    const id = await playNeed(stage, communities, need, raised)
    ids.push(id)
    const by = communities.workers.get(need.subdistrict)
    if (by && need.topic !== null)
      await playSteps(stage, by, id, raised, '居民代表11人、社区工作者2人、楼门组长4人')
  }
  const needs = NEEDS_OF_2013.map(({ topic }, at) => ({ id: ids[at] ?? '', topic }))
  const listId = await playTopics(
    stage,
    '2013年公益创投选题',
    TOPICS_OF_2013,
    needs,
    on('2013-03-21', '09:30'),
    true,
  )
  stage.say(`2013年：${ids.length}件居民需求，${TOPICS_OF_2013.length}个选题`)
  return { listId, ids }
}

/** Every one of them is answered: after the round's result where nobody took it up, after the closing where somebody did. */
export async function answerNeeds2013(
  stage: Stage,
  { workers }: Communities,
  { ids }: Needs2013,
): Promise<void> {
  const { db, cast } = stage
  for (const [index, need] of NEEDS_OF_2013.entries()) {
    const id = ids[index] ?? ''
    if ('why' in need.ending) {
      const answer = { outcome: 'not-taken-up' as const, project: '', link: '', text: need.ending.why }
      must(await answerNeed(db, cast.officer, id, answer, on('2013-06-25', '10:00') + index * 600_000))
      continue
    }
    const at = on('2014-07-28', '09:00') + index * 600_000
    const by = workers.get(need.subdistrict)
    const { project, link } = await projectOf(stage, need.ending.by)
    const note = `“${project}”在社区实施。`
    if (by) must(await takeStep(db, by, id, { step: 'done', note, deliberation: null }, at - 30 * DAY))
    const answer = { outcome: 'taken-up' as const, project, link, text: need.ending.outcome }
    must(await answerNeed(db, cast.officer, id, answer, at))
  }
}

const on = (day: Day, clock: string): Instant => Date.parse(`${day}T${clock}:00+08:00`)

/** A project by the beginning of its title, with its page. */
async function projectOf({ db }: Stage, begins: string): Promise<{ project: string; link: string }> {
  const [row] = await db.all<{ id: string; title: string }>(sql`
    select j.id, s.title from projects j join agreements g on g.id = j.agreement_id
    join submissions s on s.id = g.submission_id
    where ${like(sql`s.title`, `${begins}%`)} order by s.title limit 1`)
  if (!row) throw new Error(`no project ${begins}`)
  return { project: row.title.split('——')[0] ?? row.title, link: `/projects/${row.id}` }
}

/** Around today: a published list for the open round, and needs that wait in time, late, and very late. Answers the list's id. */
export async function playNeedsNow(stage: Stage, communities: Communities, now: Instant): Promise<string> {
  const needs: { id: string; topic: number | null }[] = []
  for (const need of NEEDS_NOW) {
    const raised = now - need.ago * DAY
    const id = await playNeed(stage, communities, need, raised)
    needs.push({ id, topic: need.topic })
    const by = communities.workers.get(need.subdistrict)
    if (by && need.topic !== null)
      await playSteps(stage, by, id, raised, '居民代表9人、物业公司1人、社区工作者2人')
  }
  const year = dayOf(now).slice(0, 4)
  const listId = await playTopics(stage, `${year}年秋季选题`, TOPICS_NOW, needs, now - 16 * DAY, true)
  await playTopics(stage, `${year}年冬季选题`, [], [], now - 2 * DAY, false)
  stage.say(`今年：${needs.length}件居民需求`)
  return listId
}
