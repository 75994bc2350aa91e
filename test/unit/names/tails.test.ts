import { describe, expect, it } from 'vitest';
import { lookUp } from '../../../lib/names/look-up.ts';

describe('the last words of a long key', () => {
  it.each([
    ['mf-listing-fname', 'NAME'],
    ['ctl00$main$txtLastName', 'LAST_NAME'],
    ['subscriberName', 'NAME_OR_FULL'],
    ['wpf4766_email', 'EMAIL'],
    ['dnn$ctr12$txtPhone', 'PHONE'],
    ['attendee_company', 'COMPANY_TITLE'],
  ])('count where the whole means nothing: %s', (key, group) => {
    expect(lookUp(key)?.group).toBe(group);
  });

  it.each([
    'agent_email',
    'product_name',
    'tableName',
    'event_city',
    'business_fax_email_sent',
    'is_phone',
    'emergency_phone',
    'file_name',
  ])('say nothing where they are another’s or a thing’s: %s', (key) => {
    expect(lookUp(key)).toBeNull();
  });
});

describe('the clause of a label that asks', () => {
  it.each([
    ['First, what is your name?', 'NAME'],
    ['Great! Which number? Phone number', 'PHONE'],
    ['Thanks: your email', 'EMAIL'],
  ])('counts: %s', (label, group) => {
    expect(lookUp(label)?.group.startsWith(group)).toBe(true);
  });

  it('does not where two clauses ask for two things', () => {
    expect(lookUp('Your name, your phone')).toBeNull();
  });
});
