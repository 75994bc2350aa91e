import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';

/** Everything that is counted, with its unit; the dashboard and the alarms in serverless.yml go by these names. */
const UNITS = {
  SubmissionsAccepted: MetricUnit.Count,
  SpamStopped: MetricUnit.Count,
  AcceptFailed: MetricUnit.Count,
  AcceptLatency: MetricUnit.Milliseconds,
  LeadsCreated: MetricUnit.Count,
  DuplicatesStopped: MetricUnit.Count,
  LeadsQueued: MetricUnit.Count,
  LeadsRefused: MetricUnit.Count,
  LeadsInDoubt: MetricUnit.Count,
  LeadsHalted: MetricUnit.Count,
  LeadsRejected: MetricUnit.Count,
  PortalTime: MetricUnit.Milliseconds,
  OperatingSeconds: MetricUnit.Seconds,
  SetUpFaults: MetricUnit.Count,
} as const;

export type MetricName = keyof typeof UNITS;

export interface Meter {
  count(name: MetricName, value?: number): void;
  /** Writes out what was counted in this invocation. */
  flush(): void;
}

/** Metrics in CloudWatch's embedded format: a log line, no call. */
export function powertoolsMeter(): Meter {
  const metrics = new Metrics({ namespace: 'Bitrix24Lead' });
  return {
    count: (name, value = 1) => metrics.addMetric(name, UNITS[name], value),
    flush() {
      if (metrics.hasStoredMetrics()) metrics.publishStoredMetrics();
    },
  };
}
