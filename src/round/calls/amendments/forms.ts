import { z } from 'zod'

const reason = (missing: string) => z.string(missing).trim().min(1, missing).max(500, '最多500个字')

export const amendmentForm = z.object({ reason: reason('请写明更正的原因') })
export const amendmentReturnForm = z.object({ reason: reason('请写明退回的原因') })
