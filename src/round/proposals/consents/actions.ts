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
import * as says from '../rules/letters.ts'
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
      letterToPlace(
        placeId,
        null,
        says.consentRequested(
          {
            ...{ 项目: project || UNNAMED, 题目: project },
            ...{ 单位: proposal.organization.name, 合作内容: partner.does },
          },
          {
            about: paths.partnerRequest(id),
            grounds: groundsIn(proposal.plan.rulebook, proposal.roundId, '#proposal'),
          },
        ),
      ),
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
  const { request, last } = found
  const whyNot = whyNotConsent(request, by, answer)
  if (whyNot) return refuse(whyNot)
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
      letterToOrganization(request.organizationId, answerLetter(found, answer)),
    ],
    { id },
  )
}

const UNNAMED = '未命名的项目'

function answerLetter(
  { request, round }: NonNullable<Awaited<ReturnType<typeof store.findRequest>>>,
  { outcome, note }: { outcome: Consent; note: string },
) {
  const named = {
    ...{ 社区: sayPlace(request.place), 项目: request.project || UNNAMED },
    合作内容: request.does,
  }
  const whence = {
    about: paths.proposalSection(request.proposalId, 'partners'),
    grounds: groundsIn(round.rulebook, round.id, '#proposal'),
  }
  return outcome === 'agreed'
    ? says.consentAgreed({ ...named, 附言: note && `说明：${note}` }, whence)
    : says.consentDeclined({ ...named, 理由: note }, whence)
}
