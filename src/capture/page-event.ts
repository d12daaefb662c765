/** Name of the event by which the page hook hands a report to the relay. Known to any page: what comes with it proves nothing. */
export const pageEvent = 'oauth-xray-report'
/** By which a second copy of the hook learns that a first one is there: the first one cancels it. */
export const probeEvent = 'oauth-xray-probe'
