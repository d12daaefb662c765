import { hostnameOf } from './host.ts'

/** Hosts of services that collect usage and errors; what reaches them is stored and read by people. */
const hosts =
  /(?:^|\.)(?:google-analytics\.com|analytics\.google\.com|googletagmanager\.com|doubleclick\.net|sentry\.io|segment\.(?:io|com)|mixpanel\.com|amplitude\.com|hotjar\.(?:com|io)|fullstory\.com|logrocket\.(?:io|com)|lr-ingest\.(?:io|com)|datadoghq\.(?:com|eu)|nr-data\.net|newrelic\.com|bugsnag\.com|rollbar\.com|clarity\.ms|raygun\.io|honeycomb\.io|posthog\.com|heapanalytics\.com|facebook\.net|matomo\.cloud|plausible\.io|applicationinsights\.azure\.com|visualstudio\.com)$/

export function isTelemetry(url: string): boolean {
  return hosts.test(hostnameOf(url))
}
