import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { DEPLOYMENT_CHECKS } from '../../../lib/operator/checks/deployment.ts';
import { MAPPING_CHECKS } from '../../../lib/operator/checks/mapping.ts';
import { PORTAL_CHECKS } from '../../../lib/operator/checks/portal.ts';
import { ROLE_CHECKS } from '../../../lib/operator/checks/roles.ts';
import { SETTINGS_CHECKS } from '../../../lib/operator/checks/settings.ts';

it('is of the doctor as it is: every check has its line', () => {
  const svg = readFileSync(new URL('../../fixtures/doctor.svg', import.meta.url), 'utf8');
  const names = [DEPLOYMENT_CHECKS, ROLE_CHECKS, SETTINGS_CHECKS, PORTAL_CHECKS, MAPPING_CHECKS].flatMap((checks) =>
    checks.map(({ about }) => about),
  );
  expect(names.length).toBeGreaterThan(20);
  expect(names.filter((name) => !svg.includes(`</tspan> ${name} `))).toEqual([]);
});
