import { z } from 'zod'

/** Which organization starts a proposal; needed when a person is a member of several. */
export const startForm = z.object({ organization: z.string('请选择申报单位').min(1, '请选择申报单位') })
