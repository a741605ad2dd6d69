import { at } from '../shared/place.ts'

/** What residents read of a call: a part of `paths`. */
export const callPaths = {
  calls: at('/calls'),
  call: at('/calls/:id'),
  callDates: at('/calls/:id/dates.ics'),
  enquiries: at('/calls/:id/enquiries'),
  preCheck: at('/calls/:id/pre-check'),
  openingRecord: at('/calls/:id/opening'),
  openingList: at('/calls/:id/opening.txt'),
  bundle: at('/calls/:id/bundle'),
  bundleFile: at('/calls/:id/bundle.zip'),
}
