import type { Language } from '../language.ts';

export const italian: Language = {
  code: 'it',
  names: {
    NAME_FULL: 'nome_completo nome_e_cognome nome_cognome nominativo cognome_e_nome come_ti_chiami',
    NAME_OR_FULL: 'nome',
    NAME: 'nome_di_battesimo',
    LAST_NAME: 'cognome',
    SECOND_NAME: 'secondo_nome',
    PHONE: `
      telefono cellulare numero_di_telefono numero_di_cellulare recapito_telefonico telefono_cellulare telefono_fisso`,
    EMAIL: 'indirizzo_email indirizzo_mail posta_elettronica indirizzo_di_posta_elettronica',
    COMPANY_TITLE: 'azienda nome_azienda ragione_sociale societa nome_dellazienda',
    POST: 'ruolo qualifica mansione',
    COMMENTS: 'messaggio commento richiesta domanda descrizione commenti il_tuo_messaggio messaggi',
    TITLE: 'oggetto argomento',
    WEB: 'site_internet sito sito_web',
    ADDRESS: 'indirizzo via',
    ADDRESS_2: 'interno',
    ADDRESS_CITY: 'citta comune localita',
    ADDRESS_REGION: 'provincia regione',
    ADDRESS_POSTAL_CODE: 'codice_postale cap',
    ADDRESS_COUNTRY: 'paese nazione',
    OPPORTUNITY: 'importo prezzo totale',
    CURRENCY_ID: 'valuta',
    BIRTHDATE: 'data_di_nascita',
    FORM_NAME: 'nome_del_modulo',
    PAGE_URL: 'url_della_pagina',
    CONSENT: 'acconsento consenso informativa_privacy',
    DROP: 'invia',
    NUMBER: 'numero',
    CONTACT: 'contatto',
  },
  prefixes: `
      il_tuo la_tua il_suo la_sua tuo tua suo sua il_vostro la_vostra inserisci inserisca inserire scrivi indica
      qual_e`,
  phoneWords: 'telefono cellulare',
  salutations: 'sig sig.ra',
  yes: 'sì',
  no: 'no',
  page: {
    thanks: 'Grazie!',
    received: 'Il suo messaggio è arrivato.',
    sorry: 'Purtroppo non ha funzionato.',
    again: 'Torni indietro e riprovi.',
    kept: 'Sarà inviato più tardi.',
  },
};
