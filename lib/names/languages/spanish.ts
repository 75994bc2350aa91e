import type { Language } from '../language.ts';

export const spanish: Language = {
  code: 'es',
  names: {
    NAME_FULL: `
      nombre_completo nombre_y_apellidos nombre_y_apellido nombre_apellidos apellidos_y_nombre apellido_y_nombre
      como_te_llamas como_se_llama`,
    NAME_OR_FULL: 'nombre nombre_del_cliente',
    NAME: 'primer_nombre nombre_de_pila nombres',
    LAST_NAME: 'apellido apellidos primer_apellido apellido_paterno apellido_materno',
    SECOND_NAME: 'segundo_nombre',
    PHONE: `
      telefono movil celular numero_de_telefono telefono_movil telefono_de_contacto telefono_celular numero_de_celular
      numero_de_movil numero_celular numero_telefono telefono_fijo`,
    EMAIL: `
      correo correo_electronico direccion_de_correo correo_electronico_de_contacto email_de_contacto direccion_email`,
    COMPANY_TITLE: `
      empresa nombre_de_la_empresa compania razon_social nombre_de_empresa nombre_empresa nombre_de_su_empresa
      nombre_de_tu_empresa`,
    POST: 'cargo puesto funcion',
    COMMENTS: 'mensaje comentario consulta pregunta observaciones comentarios tu_mensaje',
    TITLE: 'asunto tema',
    WEB: 'sitio_web pagina_web',
    ADDRESS: 'direccion calle domicilio calle_y_numero',
    ADDRESS_2: 'piso',
    ADDRESS_CITY: 'ciudad localidad poblacion municipio',
    ADDRESS_REGION: 'provincia estado comunidad_autonoma',
    ADDRESS_POSTAL_CODE: 'codigo_postal cod_postal',
    ADDRESS_COUNTRY: 'pais',
    OPPORTUNITY: 'importe presupuesto precio valor',
    CURRENCY_ID: 'moneda divisa',
    BIRTHDATE: 'fecha_de_nacimiento',
    FORM_NAME: 'formulario nombre_del_formulario',
    PAGE_URL: 'url_de_la_pagina',
    CONSENT: 'acepto acepto_la_politica_de_privacidad politica_de_privacidad consentimiento rgpd',
    DROP: 'enviar',
    NUMBER: 'numero',
    CONTACT: 'contacto',
  },
  prefixes: 'el tu tus su sus mi cual_es por_favor ingrese ingresa introduzca introduce escriba escribe indique indica',
  phoneWords: 'telefono movil celular',
  salutations: 'sr sra srta',
  yes: 'sí',
  no: 'no',
  page: {
    thanks: '¡Gracias!',
    received: 'Hemos recibido su mensaje.',
    sorry: 'Lo sentimos, no ha funcionado.',
    again: 'Vuelva atrás e inténtelo de nuevo.',
    kept: 'Se enviará más tarde.',
  },
};
