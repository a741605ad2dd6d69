import { subjects } from '../../../history/subjects.ts'
import { type Db, newId } from '../../../db/db.ts'
import { type NotFound, type Stale, fresh } from '../../../history/rules.ts'
import { record } from '../../../history/store.ts'
import { letterToOrganization, letterToPlace } from '../../../letters/store.ts'
import { paths } from '../../../paths.ts'
import type { Person } from '../../../people/rules/person.ts'
import { sayPlace } from '../../../people/rules/place.ts'
import { groundsIn } from '../../../rulebook/citing.ts'
import type { Instant } from '../../../shared/days.ts'
import { type Result, refuse } from '../../../shared/result.ts'
import {
  type Consent,
  type ConsentRefusal,
  type RequestRefusal,
  partnersTyped,
  whyNotConsent,
  whyNotRequest,
} from './rules.ts'
import { sectionsOf, textOf } from '../sections/rules/sections.ts'
import { type EditRefusal, whyNotEdit } from '../submissions/rules.ts'
import * as store from './store.ts'
import { findWhole } from '../sections/store/found.ts'

/** A member asks a community, named as a partner in the saved text, whether it consents. */
export async function requestConsent(
  db: Db,
  by: Person,
  proposalId: string,
  placeId: string,
  now: Instant,
): Promise<Result<{ id: string }, EditRefusal | RequestRefusal | Stale | NotFound>> {
  const found = await findWhole(db, by, proposalId)
  if (!found) return refuse({ why: 'not-found' })
  const { proposal, requests, last } = found
  const text = textOf(sectionsOf(proposal.plan), proposal.sections)
  const partner = partnersTyped(text).find(({ community }) => community === placeId)
  const whyNot = whyNotEdit(proposal, now) ?? whyNotRequest(partner, requests)
  if (whyNot) return refuse(whyNot)
  if (!partner) return refuse({ why: 'not-a-partner' })
  const id = newId()
  const project = text['title']?.trim() ?? ''
  return record(
    db,
    [last, fresh(subjects.consent(id))],
    { what: 'consent-requested', by: by.id, at: now, particulars: { proposal: proposalId, place: placeId } },
    [
      store.insertRequest(db, { id, proposalId, placeId, project, does: partner.does, by: by.id, at: now }),
      letterToPlace(placeId, null, {
        kind: 'task',
        subject: `请确认合作：${project || '未命名的项目'}`,
        body: `${proposal.organization.name}的项目“${project}”把你们社区列为合作单位，合作内容：${partner.does}。请确认，点一次即可，不用盖章。`,
        about: paths.partnerRequest(id),
        grounds: groundsIn(proposal.plan.rulebook, proposal.roundId, '#proposal'),
      }),
    ],
    { id },
  )
}

/** Who looks after the community agrees with one click, or declines with a reason; the organization is told. */
export async function answerRequest(
  db: Db,
  by: Person,
  id: string,
  answer: { outcome: Consent; note: string },
  now: Instant,
): Promise<Result<{ id: string }, ConsentRefusal | Stale | NotFound>> {
  const found = await store.findRequest(db, id)
  if (!found) return refuse({ why: 'not-found' })
  const { request, round, last } = found
  const whyNot = whyNotConsent(request, by, answer)
  if (whyNot) return refuse(whyNot)
  const isAgreed = answer.outcome === 'agreed'
  const said = isAgreed ? '同意合作' : '没有同意合作'
  return record(
    db,
    last,
    {
      what: 'consent-answered',
      by: by.id,
      at: now,
      particulars: { proposal: request.proposalId, outcome: answer.outcome },
    },
    [
      store.insertAnswer(db, { ...answer, requestId: id, by: by.id, at: now }),
      letterToOrganization(request.organizationId, {
        kind: 'result',
        subject: `${sayPlace(request.place)}${isAgreed ? '同意合作' : '没有同意合作'}：${request.project || '未命名的项目'}`,
        body: `${sayPlace(request.place)}${said}。合作内容：${request.does}。${answer.note && `说明：${answer.note}`}`,
        about: paths.proposalSection(request.proposalId, 'partners'),
        grounds: groundsIn(round.rulebook, round.id, '#proposal'),
      }),
    ],
    { id },
  )
}
