import type { Language } from '../language.ts';

export const french: Language = {
  code: 'fr',
  names: {
    NAME_FULL: `
      nom_complet nom_et_prenom prenom_et_nom nom_prenom prenom_nom comment_vous_appelez_vous comment_tappelles_tu`,
    NAME_OR_FULL: 'nom nom_du_client',
    NAME: 'prenom',
    LAST_NAME: 'nom_de_famille nom_famille',
    SECOND_NAME: 'deuxieme_prenom',
    PHONE: `
      telephone telephone_portable portable numero_de_telephone numero_telephone tel_portable telephone_fixe`,
    EMAIL: `
      courriel adresse_email adresse_mail adresse_courriel adresse_electronique adresse_de_courriel
      adresse_de_messagerie`,
    COMPANY_TITLE: `
      societe entreprise raison_sociale nom_de_la_societe nom_de_l_entreprise nom_de_lentreprise nom_entreprise
      nom_de_votre_entreprise nom_de_votre_societe`,
    POST: 'poste fonction',
    COMMENTS: 'message commentaire votre_demande demande remarques commentaires votre_message',
    TITLE: 'objet sujet',
    WEB: 'site_web',
    ADDRESS: 'adresse rue',
    ADDRESS_2: 'complement_dadresse',
    ADDRESS_CITY: 'ville commune',
    ADDRESS_REGION: 'departement region',
    ADDRESS_POSTAL_CODE: 'code_postal',
    ADDRESS_COUNTRY: 'pays',
    OPPORTUNITY: 'montant prix',
    CURRENCY_ID: 'devise',
    BIRTHDATE: 'date_de_naissance',
    FORM_NAME: 'nom_du_formulaire',
    PAGE_URL: 'url_de_la_page adresse_de_la_page',
    CONSENT: 'rgpd jaccepte consentement politique_de_confidentialite',
    DROP: 'envoyer',
    NUMBER: 'numero',
    CONTACT: 'contact',
  },
  prefixes: `
      votre vos ton ta quel_est quelle_est entrez saisissez indiquez renseignez veuillez_entrer veuillez_saisir
      veuillez_indiquer veuillez_renseigner`,
  phoneWords: 'telephone',
  salutations: 'm mme mlle',
  familyName: { word: 'nom', beside: ['prenom'] },
  yes: 'oui',
  no: 'non',
  page: {
    thanks: 'Merci !',
    received: 'Votre message est bien arrivé.',
    sorry: 'Désolé, cela n’a pas fonctionné.',
    again: 'Revenez en arrière et réessayez.',
    kept: 'Sera envoyé plus tard.',
  },
};
