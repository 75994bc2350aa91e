import { type Command, Option } from 'commander';
import type { StageOptions } from '../operator/stage.ts';

/** The SDK looks for a profile's own endpoints by the environment alone, so the name has to stand there as well. */
function nameProfile(_: Command, command: Command): void {
  const { profile } = command.optsWithGlobals<Partial<StageOptions>>();
  if (profile) process.env.AWS_PROFILE = profile;
}

/** Options that say which deployment is meant, as users of AWS know them. */
export const withStageOptions = (command: Command): Command =>
  command
    .addOption(new Option('--stage <stage>', 'the stage that was deployed').env('STAGE').default('dev'))
    .addOption(new Option('--region <region>', 'its AWS region; else that of AWS_REGION or of the profile'))
    .addOption(new Option('--profile <profile>', 'the AWS profile to use; else as the AWS CLI finds credentials'))
    .hook('preAction', nameProfile);

export type { StageOptions };
