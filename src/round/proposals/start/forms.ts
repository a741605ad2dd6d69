import { z } from 'zod'
import { id } from '../../../web/boxes/choices.ts'

/** Which organization starts a proposal; needed when a person is a member of several. */
export const startForm = z.object({ organization: id('申报单位') })
