import { keepMaps } from './keep-maps.ts';
import { leaveOut } from './leave-out.ts';
import { precompute } from './precompute.ts';

/** For serverless-esbuild, which takes esbuild's plugins by the path of a file. */
export default [leaveOut(), precompute, keepMaps];
