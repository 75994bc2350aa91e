import { Command } from 'commander';
import { systemClock } from '../clock.ts';
import type { Report } from '../operator/finding.ts';
import { line } from './finding-line.ts';
import { ToldError } from './run-command.ts';
import { type StageOptions, withStageOptions } from './stage-options.ts';

const HELP = `
Each line begins with ✓ (well), ! (worth knowing) or ✗ (leads are or will be in trouble), and says what to do.
Nothing is changed, unless --write is given: then a test lead is made, looked for and deleted, and an access token
that has run out is renewed. Needs the rights to read: cloudformation:DescribeStacks, ssm:GetParameters (kms:Decrypt),
sqs:GetQueueUrl, sqs:GetQueueAttributes, dynamodb:DescribeTable, dynamodb:DescribeTimeToLive, lambda:GetAccountSettings,
lambda:GetFunctionConfiguration, iam:SimulatePrincipalPolicy, sns:ListSubscriptionsByTopic, cloudwatch:DescribeAlarms,
cloudwatch:GetMetricData.

Exit codes: 0 no ✗, 1 at least one ✗, 2 a wrong call.`;

interface DoctorOptions extends StageOptions {
  readonly json?: boolean;
  readonly write?: boolean;
}

/** `doctor`: looks at everything that can go wrong before the first lead is lost. */
export const doctorCommand = (): Command =>
  withStageOptions(new Command('doctor'))
    .description('look at everything a lead depends on: AWS, settings, portal, forms')
    .option('--json', 'findings as JSON')
    .option('--write', 'make, find and delete a test lead too')
    .addHelpText('after', HELP)
    .action(async ({ json = false, write = false, ...options }: DoctorOptions) => {
      // the clients of AWS take half a second to load, and no other command needs these
      const [{ diagnose }, { stageOf }] = await Promise.all([
        import('../operator/diagnose.ts'),
        import('../operator/stage.ts'),
      ]);
      const reports: Report[] = [];
      for await (const report of diagnose(stageOf(options), { clock: systemClock, write })) {
        reports.push(report);
        if (!json) console.log(line(report));
      }
      const faults = reports.filter(({ level }) => level === 'fault').length;
      const warnings = reports.filter(({ level }) => level === 'warning').length;
      if (json) console.log(JSON.stringify({ faults, warnings, findings: reports }, null, 2));
      else console.log(`\n${faults === 0 ? 'No faults' : `${faults} ✗`}${warnings > 0 ? `, ${warnings} !` : ''}`);
      if (faults > 0) throw new ToldError();
    });
