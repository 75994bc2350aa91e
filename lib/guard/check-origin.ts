/**
 * Tells whether a browser posts from a site that is not among the form's `origins`. Only browsers send an Origin, so
 * without one it is no foreign site's page; `null` (a sandboxed frame, a local file) is nobody's site.
 */
export const isForeignOrigin = (
  headers: Readonly<Record<string, string>>,
  { origins }: { readonly origins: readonly string[] },
): boolean =>
  origins.length > 0 && headers.origin !== undefined && !origins.includes(headers.origin.trim().toLowerCase());
