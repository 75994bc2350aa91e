import { type Branch, isBranch, isList, type Tree } from './decode/tree.ts';
import type { Provider } from './providers/provider.ts';
import { PROVIDERS } from './providers/providers.ts';

/** A body whose sender was recognised. */
export interface Recognised {
  readonly provider: Provider;
  /** What the provider's paths are read from. */
  readonly body: Branch;
  /** The relay that passed it on, and the body it came in. */
  readonly relayedBy: Recognised | null;
}

/** For a body that nobody in particular sent. */
const GENERIC: Provider = { name: 'generic', is: () => true };

const RELAYS = PROVIDERS.filter(({ isRelay }) => isRelay);
const SENDERS = PROVIDERS.filter(({ isRelay }) => !isRelay);
/** What was relayed more often than this is read as it is. */
const MOST_RELAYS = 2;

/** A list of one is its only member; text that is JSON was opened before. */
const unlisted = (tree: Tree): Branch => {
  const only = isList(tree) && tree.length === 1 ? tree[0] : tree;
  if (isBranch(only)) return only;
  return isList(tree) ? { entries: tree } : {};
};

/** Some tools wrap the whole body once more. */
const inside = (body: Branch): Branch[] =>
  [body, body.payload, body.data, body.body].filter(isBranch).filter((tree) => Object.keys(tree).length > 0);

/** Tells by structure alone who sent a body. */
export function recogniseProvider(tree: Tree, relays = 0): Recognised {
  const body = unlisted(tree);
  const relay = relays < MOST_RELAYS ? RELAYS.find(({ is }) => is(body)) : undefined;
  if (relay) {
    const relayedBy = { provider: relay, body, relayedBy: null };
    return relay.notALead?.(body)
      ? relayedBy
      : { ...recogniseProvider(relay.rewrite?.(body) ?? body, relays + 1), relayedBy };
  }
  for (const candidate of inside(body)) {
    const provider = SENDERS.find(({ is }) => is(candidate));
    if (provider) return { provider, body: candidate, relayedBy: null };
  }
  return { provider: GENERIC, body, relayedBy: null };
}
