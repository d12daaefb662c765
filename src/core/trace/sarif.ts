import type { Finding, Severity } from '../model/finding.ts'
import type { Diagnosis } from '../rules/diagnosis.ts'
import { writeEvidence } from './text-report.ts'

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' }

/** SARIF 2.1.0, as code scanning reads it. The artifact is the recording; a location in it is an exchange and a place. */
export function sarif(diagnosis: Diagnosis, file: string): string {
  const found = diagnosis.flows.flatMap(({ flow, findings }) => findings.map((finding) => ({ finding, flow })))
  const rules = [...new Map(found.map(({ finding }) => [finding.rule, finding])).values()]
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'OAuth X-ray', rules: rules.map(toRule) } },
        artifacts: [{ location: { uri: toUri(file) } }],
        results: found.map(({ finding, flow }) => ({
          ruleId: finding.rule,
          ruleIndex: rules.findIndex(({ rule }) => rule === finding.rule),
          level: levels[finding.severity],
          message: { text: `${finding.message} ${finding.fix}` },
          locations: [
            {
              physicalLocation: { artifactLocation: { uri: toUri(file), index: 0 } },
              logicalLocations: finding.evidence.map((each) => ({
                fullyQualifiedName: [each.exchange, each.place, each.parameter].filter(Boolean).join('/'),
                name: writeEvidence(each, flow),
              })),
            },
          ],
          partialFingerprints: { 'oauthXray/v1': `${finding.rule}/${finding.messageKey}/${flow.kind}` },
          properties: {
            flow: flow.id,
            owner: finding.owner,
            ...(finding.consequenceOf && { consequenceOf: finding.consequenceOf }),
          },
        })),
      },
    ],
  }
  return `${JSON.stringify(log, null, 2)}\n`
}

function toRule({ rule, title, why, fix, severity, specs }: Finding) {
  return {
    id: rule,
    shortDescription: { text: title },
    fullDescription: { text: why },
    help: { text: fix },
    ...(specs[0] && { helpUri: specs[0].url }),
    defaultConfiguration: { level: levels[severity] },
    properties: { specs: specs.map(({ tag }) => tag) },
  }
}

function toUri(file: string): string {
  return file === '-' ? 'stdin' : encodeURI(file.replaceAll('\\', '/'))
}
