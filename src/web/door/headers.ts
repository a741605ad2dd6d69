import { createMiddleware } from 'hono/factory'
import { secureHeaders } from 'hono/secure-headers'
import type { Site } from '../site.ts'

/** Two years, in seconds: browsers come by https alone from the first visit on. */
const HTTPS_ALONE = 'max-age=63072000; includeSubDomains'

/** What every answer says to a browser. The files that are served without us have theirs in assets/_headers. */
export const saysToBrowsers = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'", 'data:'],
    connectSrc: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
  strictTransportSecurity: HTTPS_ALONE,
  referrerPolicy: 'same-origin',
  crossOriginOpenerPolicy: 'same-origin',
  crossOriginResourcePolicy: 'same-origin',
  permissionsPolicy: {
    ...{ accelerometer: [], bluetooth: [], camera: [], displayCapture: [], geolocation: [], gyroscope: [] },
    ...{ hid: [], magnetometer: [], microphone: [], midi: [], payment: [], serial: [], usb: [] },
  },
})

/** What does not say how it may be kept is kept nowhere. */
export const keptNowhere = createMiddleware<Site>(async (c, next) => {
  await next()
  if (!c.res.headers.has('cache-control')) c.res.headers.set('cache-control', 'private, no-store')
})
