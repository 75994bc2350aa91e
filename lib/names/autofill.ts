/** https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#autofill-detail-tokens */
const AUTOFILL =
  /^(?:section-[\w-]+ +)?(?:(?:shipping|billing) +)?(?:(?:home|work|mobile|fax|pager) +(?=tel|email|impp))?((?:honorific-|given-|additional-|family-)?(?:prefix|suffix|name)|nickname|organization(?:-title)?|street-address|address-l(?:ine|evel)\d|country(?:-name)?|postal-code|cc-[a-z-]+|bday(?:-[a-z]+)?|tel(?:-[a-z-]+)?|email|impp|url)(?: +webauthn)?$/;
/** The field that a value of `autocomplete` names behind words for its section and kind: `shipping postal-code`; null for other texts. */
export const autofillToken = (text: string): string | null =>
  text.length <= 80 && text.trim().includes(' ') ? (AUTOFILL.exec(text.trim().toLowerCase())?.[1] ?? null) : null;
