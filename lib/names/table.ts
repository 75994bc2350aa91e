import type { UtmField } from '../types.ts';

/**
 * Names that form fields have, by what they mean: English, Russian, Ukrainian, Belarusian, Kazakh, German, Spanish,
 * Portuguese, Polish, Turkish, French, Italian. Written as `normalise` leaves them; underscores don't count when
 * compared. A name stands in one group only.
 */
export const FIELD_NAMES = {
  NAME_FULL: `
    full_name fio display_name customer_full_name names fullname_person first_and_last_name name_surname
    name_and_surname контактное_лицо имя_и_фамилия фамилия_и_имя фамилия_имя_отчество имя_фамилия полное_имя фио
    как_к_вам_обращаться как_вас_зовут представьтесь піб прізвище_та_імя прізвище_імя_по_батькові імя_та_прізвище
    повне_імя як_вас_звати як_до_вас_звертатися прозвішча_і_імя імя_і_прозвішча як_вас_завуць аты_жөні толық_аты
    аты_мен_тегі name_und_vorname vor_und_nachname vorname_und_nachname vorname_nachname vollstandiger_name
    vollstaendiger_name ansprechpartner ansprechpartnerin nombre_completo nombre_y_apellidos nombre_y_apellido
    nome_completo nome_e_sobrenome nome_e_apelido nome_e_cognome nome_cognome nominativo imie_i_nazwisko
    osoba_kontaktowa ad_soyad adi_soyadi adiniz_soyadiniz isim_soyisim adiniz_ve_soyadiniz nom_complet nom_et_prenom
    prenom_et_nom contact_person ваше_полное_имя имя_фамилия_отчество фио_полностью фио_клиента ваши_имя_и_фамилия
    аты_жөніңіз толық_аты_жөні ваша_імя_і_прозвішча nombre_apellidos apellidos_y_nombre apellido_y_nombre nom_prenom
    prenom_nom cognome_e_nome nazwisko_i_imie ad_ve_soyad isim_ve_soyisim first_last first_and_last
    name_first_and_last what_should_we_call_you wie_heissen_sie como_te_llamas como_se_llama come_ti_chiami
    comment_vous_appelez_vous jak_masz_na_imie wie_heisst_du как_тебя_зовут как_тебе_звати comment_tappelles_tu
    como_te_chamas como_se_chama qual_seu_nome jak_sie_nazywasz what_are_you_called`,
  NAME_OR_FULL: `
    name имя імя nombre nome imie ad isim nom аты есімі person contact_name your_name customer имя_клиента
    имя_контакта атыңыз есіміңіз ismi ismin isminiz nome_do_cliente nombre_del_cliente nom_du_client`,
  NAME: `
    first_name fname given_name forename christian_name vorname rufname primer_nombre nombre_de_pila primeiro_nome
    nome_proprio prenom nome_di_battesimo adi adiniz on_ad name_first first_names given_names ваше_первое_имя nombres`,
  LAST_NAME: `
    last_name lname surname family_name second_surname фамилия прізвище прозвішча тегі nachname familienname zuname
    apellido apellidos primer_apellido sobrenome apelido nazwisko soyad soyadi soyadiniz soyisim nom_de_famille
    cognome name_last last_names family_names тегіңіз nazwiska nom_famille apellido_paterno apellido_materno`,
  SECOND_NAME: `
    middle_name second_name patronymic отчество по_батькові імя_па_бацьку әкесінің_аты zweiter_vorname segundo_nombre
    segundo_nome nome_do_meio drugie_imie ikinci_ad deuxieme_prenom secondo_nome name_middle middle_initial`,
  PHONE: `
    phones phone_numbers телефоны phone tel telephone phone_number phone_no tel_number tel_no mobile mobile_phone mobile_number cell cellphone
    cell_number contact_number work_phone home_phone daytime_phone whatsapp whatsapp_number viber text_reminder_number
    attendee_phone_number телефон тел номер_телефона моб мобильный мобильный_телефон сотовый сотовый_телефон
    контактный_телефон телефон_для_связи номер_для_связи телефон_whatsapp вотсап ватсап номер_телефону мобільний
    мобільний_телефон контактний_телефон телефон_для_звязку тэлефон нумар_тэлефона мабільны мабільны_тэлефон
    телефон_нөмірі телефон_нөміріңіз байланыс_телефоны ұялы_телефон telefon telefonnummer handy handynummer
    mobilnummer mobiltelefon rufnummer ruckrufnummer mobil telefono movil celular numero_de_telefono telefono_movil
    telefone telemovel numero_de_telefone telefone_celular fone numer_telefonu nr_telefonu komorka telefon_komorkowy
    telefon_kontaktowy telefon_numarasi telefon_no cep_telefonu cep_no gsm gsm_no telephone_portable portable
    numero_de_telephone cellulare numero_di_telefono numero_di_cellulare recapito_telefonico primary_phone
    primary_phone_number personal_phone business_phone business_phone_number office_phone best_phone best_phone_number
    main_phone phone_mobile callback_phone callback_number telephone_number phone_num mobile_no cell_phone_number
    whatsapp_phone phone_whatsapp номер_whatsapp номер_мобильного номер_мобильного_телефона мобильный_номер
    телефон_мобильный контактный_номер контактный_номер_телефона номер_телефона_для_связи телефон_клиента
    контактний_номер номер_мобільного телефоныңыз телефон_нөмері telefon_nr telefonnr tel_nr handynr mobilfunknummer
    mobilfunk telefonkontakt telefono_de_contacto telefono_celular numero_de_celular numero_de_movil numero_celular
    telefone_de_contato celular_whatsapp numer_kontaktowy telefonunuz telefon_numaraniz cep_telefonunuz
    cep_telefonu_numarasi numero_telephone numero_telefono tel_portable mobile_telephone telefono_cellulare
    рабочий_телефон домашний_телефон городской_телефон телефон_рабочий робочий_телефон домашній_телефон
    telefon_sluzbowy telefono_fijo telefone_fixo telephone_fixe telefono_fisso is_telefonu ev_telefonu`,
  EMAIL: `
    emails email_addresses email mail email_address email_id work_email business_email company_email почта эл_почта электронная_почта
    электронный_адрес имейл емейл мейл мыло емэйл адрес_электронной_почты пошта ел_пошта електронна_пошта
    електронна_адреса імейл электронная_пошта эл_пошта электрондық_пошта email_адрес e_mail_adresse mailadresse correo
    correo_electronico direccion_de_correo endereco_de_email correio_eletronico adres_email poczta eposta
    e_posta_adresi mail_adresi courriel adresse_email adresse_mail adresse_courriel adresse_electronique
    indirizzo_email indirizzo_mail posta_elettronica primary_email personal_email office_email best_email
    email_primary mailaddress reply_to sender_email from_email email_для_связи почта_для_связи адрес_почты почта_email
    email_клиента электронная_почта_email email_адреса электрондық_поштаңыз email_мекенжайы
    электрондық_пошта_мекенжайы mail_adresse emailadresse correo_electronico_de_contacto email_de_contacto
    direccion_email endereco_eletronico email_de_contato e_posta_adresiniz email_adresi email_adresiniz e_postaniz
    adresse_de_courriel adresse_de_messagerie indirizzo_di_posta_elettronica poczta_elektroniczna
    adres_poczty_elektronicznej адрас_электроннай_пошты электроннай_пошты_адрас`,
  COMPANY_TITLE: `
    company company_name organization organization_name organisation organisation_name org business business_name firm
    employer workplace компания название_компании наименование_компании организация название_организации
    наименование_организации фирма компанія назва_компанії організація назва_організації кампанія назва_кампаніі
    арганізацыя компания_атауы ұйым ұйым_атауы firma firmenname unternehmen name_der_firma empresa
    nombre_de_la_empresa compania razon_social nome_da_empresa razao_social nazwa_firmy przedsiebiorstwo sirket
    sirket_adi firma_adi societe entreprise raison_sociale nom_de_la_societe azienda nome_azienda ragione_sociale
    societa company_title org_name organisation_title ваша_компания компания_организация şirketiniz firmaniz
    unternehmensname nombre_de_empresa nombre_empresa nom_de_l_entreprise nom_de_lentreprise nom_entreprise
    nome_empresa nome_dellazienda nazwa_przedsiebiorstwa`,
  POST: `
    position job_title job post role occupation должность посада пасада лауазым beruf berufsbezeichnung jobtitel
    funktion cargo puesto funcion stanowisko pozisyon gorev unvan poste fonction ruolo qualifica mansione
    position_title должность_в_компании`,
  COMMENTS: `
    message msg comment text textarea question note description details body inquiry enquiry request how_can_we_help
    additional_information remarks сообщение текст_сообщения комментарий комментарий_к_заказу вопрос описание текст
    пожелания примечание опишите_задачу дополнительная_информация повідомлення текст_повідомлення коментар питання
    запитання опис примітка побажання паведамленне каментар пытанне хабарлама хабарламаңыз пікір сұрақ nachricht
    kommentar bemerkung anmerkung anmerkungen anfrage frage anliegen mensaje comentario consulta pregunta
    observaciones mensagem observacoes pergunta duvida wiadomosc komentarz uwagi pytanie tresc tresc_wiadomosci mesaj
    mesajiniz yorum not notlar aciklama soru sorunuz commentaire votre_demande demande remarques messaggio commento
    richiesta domanda descrizione comments notes questions kommentare comentarios commentaires commenti комментарии
    коментарі сообщения your_comments comment_text message_text message_body additional_comments order_comments
    order_notes tell_us_more ваше_сообщение ваш_вопрос ваш_комментарий текст_вопроса ваше_повідомлення
    хабарлама_мәтіні сообщение_для_нас комментарий_клиента ihre_anfrage deine_nachricht mitteilung tu_mensaje
    sua_mensagem twoja_wiadomosc yorumunuz notunuz votre_message il_tuo_messaggio messaggi`,
  TITLE: `
    subject topic title theme тема тема_сообщения тема_обращения заголовок тема_звернення тема_повідомлення тэма
    тақырып тақырыбы betreff thema asunto tema assunto temat konu konusu baslik objet sujet oggetto argomento
    тема_письма message_subject email_subject`,
  WEB: `
    website website_url site web homepage company_website сайт веб_сайт сайт_компании адрес_сайта ссылка_на_сайт
    сайт_компанії адреса_сайту сайт_кампаніі webseite internetseite internetadresse sitio_web pagina_web
    site_da_empresa strona_www strona_internetowa web_sitesi web_sitesi_adresi site_web site_internet sito sito_web
    web_site company_url company_site website_address ваш_сайт`,
  IM: `
    telegram tg telegram_username skype messenger discord vk instagram мессенджер телеграм телеграмм ник_в_телеграм вк
    вконтакте инстаграм месенджер телеграм_нік мэсэнджар telegram_id telegram_handle telegram_nick ник_в_telegram
    ник_telegram skype_id viber_id`,
  ADDRESS: `
    address street street_address address_1 address_line_1 addr_line1 адрес адрес_доставки улица адреса
    адреса_доставки вулиця адрас вуліца мекенжай мекенжайы көше anschrift adresse strasse strasse_und_hausnummer
    direccion calle domicilio endereco rua morada logradouro adres ulica adresiniz acik_adres sokak rue indirizzo via
    address1 full_address адрес_полностью rua_e_numero calle_y_numero ulica_i_numer`,
  ADDRESS_2: `
    address_2 address_line_2 addr_line2 apartment apt suite unit квартира офис кв корпус кватэра пәтер wohnung
    adresszusatz piso complemento mieszkanie daire complement_dadresse interno address2`,
  ADDRESS_CITY: ` city_name
    city town locality город населенный_пункт місто населений_пункт горад қала қаласы stadt ort wohnort ciudad
    localidad poblacion cidade municipio miasto miejscowosc sehir il ilce ville commune citta comune localita
    ваш_город city_town suburb`,
  ADDRESS_REGION: `
    region state province county область регион край регіон вобласць рэгіен облыс аймақ bundesland provincia estado
    comunidad_autonoma distrito wojewodztwo bolge departement regione state_province state_region`,
  ADDRESS_POSTAL_CODE: `
    zip zip_code postal_code postcode индекс почтовый_индекс поштовий_індекс індекс паштовы_індэкс пошта_индексі
    индексі plz postleitzahl codigo_postal cod_postal cep_code codigo_de_enderecamento_postal kod_pocztowy posta_kodu
    code_postal codice_postale cap zipcode zip_postal_code postal zip_postal`,
  ADDRESS_COUNTRY: 'country_name country страна країна краіна ел елі мемлекет land pais kraj ulke pays paese nazione',
  OPPORTUNITY: `
    amount total sum price budget order_total payment_amount total_price grand_total deal_amount сумма сумма_заказа
    бюджет стоимость цена итого сума сума_замовлення вартість ціна разам кошт баға құны сомасы betrag summe preis
    budget_in_euro gesamtbetrag importe presupuesto precio valor orcamento preco kwota budzet cena suma tutar butce
    fiyat montant prix importo prezzo totale`,
  CURRENCY_ID: `
    currency currency_id currency_code валюта wahrung waehrung moneda moeda divisa waluta para_birimi devise valuta`,
  BIRTHDATE: `
    birthdate birthday dob date_of_birth дата_рождения день_рождения дата_народження день_народження дата_нараджэння
    туған_күні geburtsdatum geburtstag fecha_de_nacimiento data_de_nascimento data_urodzenia dogum_tarihi
    date_de_naissance data_di_nascita birth_date birthday_date`,
  FORM_ID: `
    form_id form form_uid form_key form_code wpcf7_id form_uuid form_guid survey_id quiz_id flow_id funnel_id
    widget_id popup_id form_slug _form_id webform_id`,
  FORM_NAME: `
    form_name form_title название_формы имя_формы форма назва_форми назва_формы форма_атауы formularname formular
    formulario nombre_del_formulario nome_do_formulario nazwa_formularza form_adi nom_du_formulaire nome_del_modulo
    page_name survey_name survey_title quiz_name quiz_title flow_name funnel_name widget_name popup_name`,
  PAGE_URL: `
    seiten_url seitenadresse url_der_seite url_de_la_pagina url_da_pagina url_strony adres_strony sayfa_url sayfa_adresi
    url_de_la_page adresse_de_la_page url_della_pagina url_сторінки url_старонкі
    page page_url page_uri page_link url _url source_url landing landing_page landing_url landed_at_url href location
    document_location current_url entry_url страница адрес_страницы ссылка_на_страницу url_страницы сторінка
    адреса_сторінки старонка бет site_url _wp_http_referer page_address page_location page_href referring_page
    form_url form_page submission_url website_page current_page`,
  REFERRER: `
    referer referrer http_referer http_referrer page_referrer document_referrer _referrer first_referrer
    initial_referrer источник_перехода referrer_url referer_url referral_url`,
  SUBMISSION_ID: `
    tranid payment_orderid order_id submission_id _submission_id response_id entry_id lead_id leadgen_id
    lead_gen_form_response event_id unique_id uuid idempotency_key request_id`,
  CONSENT: `
    consent privacy privacy_policy agree agreement i_agree gdpr gdpr_consent acceptance terms terms_and_conditions
    policy marketing_consent opt_in согласие согласие_на_обработку_персональных_данных политика
    политика_конфиденциальности согласен персональные_данные я_согласен згода згода_на_обробку_персональних_даних
    політика_конфіденційності персональні_дані згода_на_апрацоўку_даных келісім келісемін datenschutz
    datenschutzerklarung einwilligung dsgvo zustimmung acepto acepto_la_politica_de_privacidad politica_de_privacidad
    consentimiento concordo consentimento lgpd rgpd zgoda rodo polityka_prywatnosci kvkk onay acik_riza
    aydinlatma_metni jaccepte consentement politique_de_confidentialite acconsento consenso informativa_privacy`,
  HONEYPOT: `
    _gotcha gotcha _honeypot honeypot _honey bot_field hp _hp hp_field form_spec_comments leave_blank leave_this_empty
    honey_pot _honey_pot hp_name botcheck bot_check`,
  DROP: `
    _next _redirect redirect redirect_url _subject _replyto _cc _template _captcha _format _language _after _date
    _charset _method _autoresponse _webhook g_recaptcha_response h_captcha_response cf_turnstile_response smart_token
    recaptcha_token captcha _wpnonce _token token access_token api_key x_api_key secret google_key password cookies
    cookie powered_by remote_ip user_agent ip ip_address no_label systranid payment_sys payment_systranid externalid
    img api_version is_test captcha_token submit send отправить надіслати enviar senden absenden wyslij gonder envoyer
    invia access_key auth_token api_token api_secret client_secret secret_key private_key webhook_secret shared_secret
    signing_secret pwd nonce _nonce _ajax_nonce authenticity_token form_build_id form_token request_verification_token
    _request_verification_token g_recaptcha g_recaptcha_token recaptcha recaptcha_response turnstile turnstile_token
    turnstile_response cf_turnstile h_captcha hcaptcha captcha_response captcha_code captcha_answer captcha_value
    frc_captcha_solution friendly_captcha altcha smartcaptcha smart_captcha_token yandex_smart_captcha _blacklist
    _confirmation _error_url _success_url _thanks _bcc _to _utf8 utf8 ip_addr client_ip user_ip remote_addr visitor_ip
    sender_ip client_ip_address _t _ts _start _started _start_time _started_at form_started_at form_start form_started
    form_start_time form_loaded_at form_load_time form_timestamp page_loaded_at started_at tildauid _redirect_url
    _redirect_to redirect_to return_url success_url error_url thank_you_url thank_you_page commit
    submit_button`,
  NUMBER: 'номер нумар нөмір number numero numer no',
  CONTACT: `
    contact контакт контакты kontakt contacto contato contatto контактные_данные контакт_для_связи способ_связи
    contact_details contact_info phone_or_email email_or_phone phone_email email_phone телефон_или_email
    email_или_телефон телефон_или_почта`,
  POSTAL_OR_PHONE: 'cep',
} as const satisfies Record<string, string>;

/** Names of UTM fields. */
export const UTM_NAMES = {
  UTM_SOURCE: 'utm_source source_utm',
  UTM_MEDIUM: 'utm_medium medium_utm',
  UTM_CAMPAIGN: 'utm_campaign campaign_utm utm_name utm_campaign_name',
  UTM_CONTENT: 'utm_content content_utm',
  UTM_TERM: 'utm_term term_utm keyword',
} as const satisfies Record<UtmField, string>;

/** Names of click, client and visit ids, by the name they are known under. */
export const TRACKING_NAMES = {
  ym_client_id: 'ym_client_id _ym_uid ym_uid metrika_client_id metrica_client_id yandex_client_id ym_cid client_id',
  ga_client_id: 'ga_client_id ga_cid _ga _gid google_client_id g_client_id',
  gclid: 'gclid gclid_field _gcl_aw',
  gbraid: 'gbraid',
  wbraid: 'wbraid',
  dclid: 'dclid',
  gad_source: 'gad_source gad_campaignid',
  yclid: 'yclid',
  ysclid: 'ysclid',
  fbclid: 'fbclid',
  fbp: '_fbp fbp',
  fbc: '_fbc fbc',
  ttclid: 'ttclid',
  ttp: 'ttp _ttp',
  msclkid: 'msclkid',
  twclid: 'twclid',
  li_fat_id: 'li_fat_id',
  rdt_cid: 'rdt_cid',
  epik: 'epik',
  sccid: 'sccid sc_click_id',
  vkclid: 'vkclid vk_ad_id',
  rb_clickid: 'rb_clickid',
  roistat: 'roistat roistat_visit roistat_id roistat_first_visit',
  calltouch: 'ct_session_id calltouch_session_id _ct_session_id _ct',
  comagic: 'comagic_id comagic_visitor_id',
  mailing: 'mc_cid mc_eid',
  utm_extra: 'utm_id utm_referrer utm_source_platform utm_creative_format utm_marketing_tactic openstat _openstat',
  first_touch: 'first_touch',
  b24_trace: 'trace b24_trace bx_trace',
} as const satisfies Record<string, string>;

/** Words before a name that don't change what it means, for people's own fields only. */
export const PREFIXES = `your my field input form contact lead customer client user billing visitor person ваш ваша ваше ваши укажите
  введите ваші вкажіть введіть увядзіце сіздің ihr ihre deine tu su seu sua twoj twoje votre vos il_tuo la_tua
  please please_enter enter provide please_provide what_is whats оставьте напишите вашу вашего уточните quel_est
  quelle_est cual_es qual_e qual_e_o qual_e_a wie_ist wie_lautet dein ton ta el tus sus mi meu minha
  et_pb_contact field_form`;

/** Groups whose names may have such a word before them, or a number after. */
export const PREFIXED = `NAME_FULL NAME_OR_FULL NAME LAST_NAME SECOND_NAME PHONE EMAIL COMPANY_TITLE POST COMMENTS TITLE WEB IM ADDRESS
  ADDRESS_2 ADDRESS_CITY ADDRESS_REGION ADDRESS_POSTAL_CODE ADDRESS_COUNTRY BIRTHDATE NUMBER`;

/** Patterns of technical names, `*` standing for anything. */
export const NOISE_PATTERNS =
  '_wpcf7* csrf* _csrf* tildaspec* formservices* __fluent* _fluentform* pack_m pack_x pack_y pack_z pack_label ma_id meta_*_title x_amz_* viewstate* _viewstate* eventvalidation* _eventvalidation*';
