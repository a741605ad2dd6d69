/** What is not named here is a rule that says no. */
const STATUSES: Record<string, 401 | 403 | 404 | 409 | 413 | 429 | 500 | 503> = {
  'not-signed-in': 401,
  'not-your-role': 403,
  'second-factor-missing': 403,
  'passkey-not-given': 403,
  'second-factor-asked': 403,
  'second-factor-wrong': 403,
  'second-factor-used': 403,
  'second-factor-waits': 429,
  'not-found': 404,
  'changed-meanwhile': 409,
  'file-too-large': 413,
  'body-too-large': 413,
  'too-many-tries': 429,
  'too-often': 429,
  'from-elsewhere': 403,
  failed: 500,
  'not-kept': 503,
}

export const statusOf = ({ why }: { why: string }) => STATUSES[why] ?? 422
