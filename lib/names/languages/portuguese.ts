import type { Language } from '../language.ts';

export const portuguese: Language = {
  code: 'pt',
  names: {
    NAME_FULL: `
      nome_completo nome_e_sobrenome nome_e_apelido como_te_chamas como_se_chama qual_seu_nome como_voce_se_chama`,
    NAME_OR_FULL: 'nome nome_do_cliente',
    NAME: 'primeiro_nome nome_proprio',
    LAST_NAME: 'sobrenome apelido',
    SECOND_NAME: 'segundo_nome nome_do_meio',
    PHONE: `
      telefone telemovel numero_de_telefone telefone_celular fone celular telefone_de_contato celular_whatsapp
      telefone_fixo`,
    EMAIL: 'endereco_de_email correio_eletronico endereco_eletronico email_de_contato',
    COMPANY_TITLE: 'empresa nome_da_empresa razao_social nome_empresa nome_da_sua_empresa',
    POST: 'cargo',
    COMMENTS: 'mensagem observacoes pergunta duvida sua_mensagem',
    TITLE: 'tema assunto',
    WEB: 'site_da_empresa site',
    ADDRESS: 'endereco rua morada logradouro rua_e_numero',
    ADDRESS_2: 'complemento',
    ADDRESS_CITY: 'cidade municipio',
    ADDRESS_REGION: 'estado distrito',
    ADDRESS_POSTAL_CODE: 'codigo_postal cep_code codigo_de_enderecamento_postal',
    ADDRESS_COUNTRY: 'pais',
    OPPORTUNITY: 'valor orcamento preco',
    CURRENCY_ID: 'moeda divisa',
    BIRTHDATE: 'data_de_nascimento',
    FORM_NAME: 'formulario nome_do_formulario',
    PAGE_URL: 'url_da_pagina',
    CONSENT: 'concordo consentimento lgpd rgpd',
    DROP: 'enviar',
    NUMBER: 'numero',
    CONTACT: 'contato contacto',
    POSTAL_OR_PHONE: 'cep',
  },
  prefixes: `
      seu sua meu minha qual_e qual_e_o qual_e_a teu tua o_seu a_sua o_teu a_tua digite insira informe introduza
      escreva por_favor qual_o qual_a`,
  phoneWords: 'telefone celular',
  salutations: 'sr sra',
  yes: 'sim',
  no: 'não',
  page: {
    thanks: 'Obrigado!',
    received: 'A sua mensagem foi recebida.',
    sorry: 'Infelizmente não funcionou.',
    again: 'Volte atrás e tente novamente.',
    kept: 'Será enviado mais tarde.',
  },
};
