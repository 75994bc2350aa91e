import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export interface StandIns {
  /** The environment in which the functions find all of them. */
  readonly variables: Readonly<Record<string, string>>;
  /** Forgets the leads and messages there are; switches the portal on or off. */
  readonly tell: (command: 'empty' | 'on' | 'off') => Promise<void>;
  readonly stop: () => void;
}

/** Starts the stand-ins for AWS and the portal in a process of their own. */
export async function startStandIns(): Promise<StandIns> {
  const child = fork(fileURLToPath(new URL('stand-ins.ts', import.meta.url)), {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const [variables] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => {
      throw new Error('The stand-ins for AWS and the portal did not start: see above');
    }),
  ]);
  return {
    variables,
    async tell(command) {
      child.send(command);
      await once(child, 'message');
    },
    stop: () => child.disconnect(),
  };
}
