import { env } from 'cloudflare:workers'
import { files } from '../../../../src/files/tables.ts'
import type { Form } from '../../../../src/round/calls/form/rules/form.ts'
import type { Site, Someone } from '../../../support.ts'
import { formWith, pdf } from '../../../files/samples.ts'
import { openedRound, startedProposal } from '../../opened.ts'
import { unlike } from '../../../unlike.ts'

/** Takes files of any sort, and wants one: the charter. */
const FORM: Form = {
  parts: ['files'],
  sections: [
    {
      code: 'own',
      title: '补充材料',
      questions: [{ code: 'CHARTER', label: '章程', kind: 'file', required: true }],
    },
  ],
}

/** A proposal in a round that takes files, and what its member does with them over HTTP. */
export async function withFiles(site: Site) {
  const { id: roundId, officer } = await openedRound(site, { form: FORM })
  const wang = await site.member(`夕阳茶叙社${unlike()}`)
  const id = await startedProposal(site, roundId, wang)
  return {
    id,
    wang,
    officer,
    attach: (name = '章程.pdf', bytes: Uint8Array = pdf([name]), question = 'CHARTER', by: Someone = wang) =>
      site.upload(`/proposals/${id}/files`, formWith(name, bytes, { question }), by),
    attached: async () =>
      (await site.db.select().from(files)).filter(({ place }) => place === `proposal:${id}`),
    inBucket: async () => (await env.FILES.list({ prefix: `proposal/${id}/` })).objects.map(({ key }) => key),
    section: () => site.get(`/proposals/${id}/sections/files`, wang),
    have: (file: string | undefined, by: Someone) => site.get(`/proposals/${id}/files/${file}`, by),
    remove: (file: string | undefined, by: Someone = wang) =>
      site.form(`/proposals/${id}/files/${file}/removal`, {}, by),
    submit: () => site.form(`/proposals/${id}/submission`, { declaration: 'yes' }, wang),
  }
}
export type WithFiles = Awaited<ReturnType<typeof withFiles>>
