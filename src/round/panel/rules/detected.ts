import type { Instant } from '../../../shared/days.ts'

/** What points to a relation between a member and an organization, as the database finds it (open_detections). */
export const GROUNDS = ['employer', 'domain', 'address', 'asked'] as const
export type Ground = (typeof GROUNDS)[number]

/** A relation that was found and that nobody has answered, of a member to an organization that is judged. */
export type Detection = { expertId: string; organizationId: string; organization: string; grounds: Ground[] }

/** To the office and to the expert alike; a host counts as the organization that it hosts. */
const GROUND_WORDS: Record<Ground, string> = {
  employer: '专家的单位与它（或者它的托管单位、托管的小组）同名',
  domain: '专家的邮箱与它的成员（或者有托管关系的单位的成员）的邮箱同属一个单位',
  address: '专家的邮箱就是它的成员（或者有托管关系的单位的成员）的邮箱',
  asked: '申报单位申请同名的专家回避，经办人已经同意',
}
export const sayGrounds = ({ grounds }: Pick<Detection, 'grounds'>): string =>
  GROUNDS.filter((ground) => grounds.includes(ground))
    .map((ground) => GROUND_WORDS[ground])
    .join('；')

/** What is found of these members. */
export const foundOf = (detected: Detection[], members: { id: string }[]): Detection[] =>
  detected.filter(({ expertId }) => members.some(({ id }) => id === expertId))

/** A round in which something was found, with what sets its last day. */
export type WaitingDetections = {
  roundId: string
  round: string
  closes: Instant
  scoringCloses: Instant
  count: number
}
