import type { FieldValue } from './fields/kinds.ts';
import type { NameOrder } from './stated-order.ts';

/** What a form's settings say of its leads. */
export interface MappingSettings {
  /** ISO 3166 code for phones typed without a country code; null: they stay as typed. */
  readonly country: string | null;
  /** Constant lead fields. */
  readonly fields: Readonly<Record<string, FieldValue>>;
  /** Template: `{formName}: {NAME} {LAST_NAME}`. */
  readonly title: string | null;
  /** User ids among whom leads are shared out, the same visitor always to the same one. */
  readonly assign: readonly number[];
  /** Tell the responsible person. */
  readonly notify: boolean;
  /** Key or label → lead field. */
  readonly map: Readonly<Record<string, string>>;
  /** Whether an answer goes to the custom field that has its question for a label. */
  readonly match: boolean;
  /** The order in which visitors write their names, for those that nothing else tells it of; null: they stay whole. */
  readonly names: NameOrder | null;
}
