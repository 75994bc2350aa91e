declare module 'dynalite' {
  import type { Server } from 'node:http';

  /** A DynamoDB in memory; `createTableMs` is how long a new table stays in CREATING. */
  export default function dynalite(options?: { createTableMs?: number }): Server;
}
