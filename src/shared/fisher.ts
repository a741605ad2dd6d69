/**
 * The value that F, Fisher’s distribution of a ratio of variances, stays below with the probability `share` (0 to 1, both
 * excluded), for any positive degrees of freedom, whole or not; 0 and Infinity where a number cannot hold it. Exact to some 1e-11.
 */
export function quantileOfF(share: number, upper: number, lower: number): number {
  const [a, b] = [upper / 2, lower / 2]
  if (share <= betaShare(0.5, a, b)) return ratio(betaQuantile(share, a, b), a, b)
  return 1 / ratio(betaQuantile(1 - share, b, a), b, a)
}

/** The probability of staying below `value`. */
export function shareOfF(value: number, upper: number, lower: number): number {
  const [a, b] = [upper * value, lower]
  return a <= b
    ? betaShare(a / (a + b), upper / 2, lower / 2)
    : 1 - betaShare(b / (a + b), lower / 2, upper / 2)
}

const ratio = (x: number, a: number, b: number): number => (x * b) / ((1 - x) * a)

/** Between 0 and a half: halved until two neighbouring numbers are left. */
function betaQuantile(share: number, a: number, b: number): number {
  let [low, high] = [0, 0.5]
  for (;;) {
    const middle = (low + high) / 2
    if (middle <= low || middle >= high) return high
    if (betaShare(middle, a, b) < share) low = middle
    else high = middle
  }
}

/** The regularized incomplete beta function, by its continued fraction on the side where that converges. */
function betaShare(x: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x))
  return x * (a + b + 2) < a + 1 ? (front * fraction(x, a, b)) / a : 1 - (front * fraction(1 - x, b, a)) / b
}

const SMALLEST = 1e-300
const away = (value: number): number => (Math.abs(value) < SMALLEST ? SMALLEST : value)

/** Lentz’s way of evaluating it from the front, until another step changes nothing. */
function fraction(x: number, a: number, b: number): number {
  let c = 1
  let d = 1 / away(1 - ((a + b) * x) / (a + 1))
  let value = d
  for (let m = 1; m < 100_000; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    const before = value
    for (const term of [even, odd]) {
      d = 1 / away(1 + term * d)
      c = away(1 + term / c)
      value *= d * c
    }
    if (Math.abs(value - before) <= Math.abs(value) * Number.EPSILON) break
  }
  return value
}

/** Lanczos’s approximation with g = 7, for positive numbers. */
const LANCZOS = [
  676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
  -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
]

function logGamma(z: number): number {
  if (z < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * z)) - logGamma(1 - z)
  const series = LANCZOS.reduce((sum, each, at) => sum + each / (z + at), 0.9999999999998099)
  const t = z + 6.5
  return Math.log(2 * Math.PI) / 2 + (z - 0.5) * Math.log(t) - t + Math.log(series)
}
