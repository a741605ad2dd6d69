import { Hono } from 'hono'
import { paths } from '../../paths.ts'
import { notFound } from '../../web/answer.tsx'
import { download } from '../../web/download.ts'
import { asPublic } from '../../web/public.ts'
import { route, screen } from '../../web/screen.tsx'
import { sheetOf } from '../../web/sheet.ts'
import type { Site } from '../../web/site.ts'
import { saying } from '../../web/words.ts'
import { copyModel, draftVersion, enactVersion, requestApproval } from '../actions.ts'
import { discardVersion, fetchVersion, returnVersion, takeBackVersion } from '../returning/actions.ts'
import { citing } from '../citing.ts'
import { discardForm, sendBackForm, takeBackForm } from '../forms/discards.ts'
import { enactmentForm, sourceForm } from '../forms/book.ts'
import { writeFile } from '../forms/file.ts'
import { modelVersion } from '../model/model.ts'
import { ComparePage, changedColumns, changedIn, clauseColumns } from '../pages/compare.tsx'
import { RulebooksPage, versionColumns } from '../pages/list.tsx'
import { VersionPage } from '../pages/version.tsx'
import {
  sayDiscardVersion,
  sayEnactRefusal,
  sayFetchVersion,
  sayRequestRefusal,
  sayReturnVersion,
} from '../pages/words.ts'
import { boundTo } from '../rules/bound.ts'
import { compare } from '../rules/comparison.ts'
import { type Kept, MODEL_ID } from '../rules/version.ts'
import * as store from '../store.ts'
import { STAFF, findReadable, frameFor, staffIn } from './readable.ts'

export const reading = new Hono<Site>()

screen(reading, {
  at: paths.rulebooks,
  who: 'everybody',
  load: async ({ db, asker, rows }) =>
    await (asker.person && staffIn(asker)
      ? store.allVersions(db, rows, asker.person.id)
      : store.versionsInForce(db, rows)),
  frame: (_, { asker }) => frameFor('管理办法', staffIn(asker)),
  data: (versions) => ({ versions }),
  page: (versions, _, { asker, now, url }) => (
    <RulebooksPage {...{ versions, now, url }} person={staffIn(asker)} />
  ),
  sheets: (versions) => [sheetOf('管理办法', versionColumns(versions), versions)],
}).act({
  at: paths.rulebooks,
  who: ['officer'],
  form: sourceForm,
  do: ({ db, person, now }, { from, shown }) =>
    from === MODEL_ID ? copyModel(db, person, now, shown) : draftVersion(db, person, from, now, shown),
  to: ({ id }) => paths.rulebook(id),
  say: saying<never>({}),
})

screen(reading, {
  at: paths.rulebook,
  who: 'everybody',
  finds: STAFF,
  load: findReadable,
  under: ({ version }) => citing(boundTo(version)),
  frame: ({ version, draft }, { asker }) => frameFor(version.book.title, draft && staffIn(asker)),
  data: ({ version, faults }) => {
    const { draftedBy: _, ...told } = { draftedBy: [], ...version }
    return { version: told, faults }
  },
  page: (found, of, { asker, now }) => <VersionPage {...{ ...found, now, of }} person={staffIn(asker)} />,
})
  .act({
    at: paths.rulebookRequest,
    who: ['officer'],
    do: ({ db, person, now }, _, id) => requestApproval(db, person, id, now),
    say: sayRequestRefusal,
  })
  .act({
    at: paths.rulebookEnactment,
    who: ['approver'],
    form: enactmentForm,
    do: ({ db, person, now }, { version }, id) => enactVersion(db, person, id, now, version),
    say: sayEnactRefusal,
  })
  .act({
    at: paths.rulebookReturn,
    who: ['approver'],
    form: sendBackForm,
    do: ({ db, person, now }, { reason }, id) => returnVersion(db, person, id, reason, now),
    say: sayReturnVersion,
  })
  .act({
    at: paths.rulebookTakeBack,
    who: ['officer'],
    form: takeBackForm,
    do: ({ db, person, now }, { reason }, id) => takeBackVersion(db, person, id, reason, now),
    say: sayReturnVersion,
  })
  .act({
    at: paths.rulebookDiscard,
    who: ['officer'],
    form: discardForm,
    do: ({ db, person, now }, { reason }, id) => discardVersion(db, person, id, reason, now),
    to: () => paths.rulebooks(),
    say: sayDiscardVersion,
  })
  .act({
    at: paths.rulebookFetch,
    who: ['officer'],
    do: ({ db, person, now }, _, id) => fetchVersion(db, person, id, now),
    say: sayFetchVersion,
  })

const FILE = 'application/json; charset=utf-8'

/** A version as a file, which can be taken in again. */
route(
  reading,
  { method: 'GET', at: paths.rulebookFile, who: 'everybody', finds: STAFF, gives: FILE },
  async (c, asks, id) => {
    const found = await findReadable(asks, id)
    if (!found) return notFound(c)
    const { version } = await asPublic(c, found)
    const name = id === MODEL_ID ? MODEL_ID : `${id}-${version.seq}`
    return download(c, `rulebook-${name}.json`, FILE, writeFile(version.book))
  },
)

screen(reading, {
  at: paths.rulebookComparison,
  who: 'everybody',
  finds: STAFF,
  load: async ({ db, asker }, ...ids) => {
    const kept = [modelVersion(), ...(await store.versionsOf(db, ids, staffIn(asker) !== null))]
    const [before, after] = ids.map((id) => kept.find((version) => version.id === id))
    return before && after ? { before, after, comparison: compare(before.book, after.book) } : null
  },
  frame: () => ({ title: '管理办法比较' }),
  data: ({ before, after, comparison }) => ({ before: told(before), after: told(after), ...comparison }),
  page: (found, _, { url }) => <ComparePage {...found} url={url} />,
  sheets: ({ comparison }) => [
    sheetOf('参数', changedColumns, comparison.parameters),
    sheetOf('条文', clauseColumns, changedIn(comparison)),
  ],
})

const told = ({ id, seq, inForceAt, book }: Kept) => ({ id, seq, inForceAt, title: book.title })
