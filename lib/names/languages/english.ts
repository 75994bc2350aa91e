import type { Language } from '../language.ts';

export const english: Language = {
  code: 'en',
  names: {
    NAME_FULL: `
      full_name real_name display_name customer_full_name names fullname_person first_and_last_name name_surname name_and_surname
      contact_person first_last first_and_last name_first_and_last what_should_we_call_you what_are_you_called`,
    NAME_OR_FULL: 'name person contact_name your_name customer',
    NAME: 'first_name fname given_name forename christian_name name_first first_names given_names',
    LAST_NAME: 'last_name lname surname family_name second_surname name_last last_names family_names',
    SECOND_NAME: 'middle_name second_name patronymic name_middle middle_initial',
    PHONE: `
      phones phone_numbers phone tel telephone phone_number phone_no tel_number tel_no mobile mobile_phone mobile_number
      cell cellphone cell_number contact_number work_phone home_phone daytime_phone whatsapp whatsapp_number whatsapp_no wa_no wa_number user_wa_no viber
      text_reminder_number attendee_phone_number primary_phone primary_phone_number personal_phone business_phone
      business_phone_number office_phone best_phone best_phone_number main_phone phone_mobile callback_phone
      callback_number telephone_number phone_num mobile_no cell_phone_number whatsapp_phone phone_whatsapp
      mobile_telephone external_number caller_number from_number`,
    EMAIL: `
      emails email_addresses email mail email_address email_id work_email business_email company_email primary_email
      personal_email office_email best_email email_primary mailaddress reply_to sender_email from_email`,
    COMPANY_TITLE: `
      company company_name organization organization_name organisation organisation_name org business business_name firm
      employer workplace company_title org_name organisation_title which_company_do_you_work_for name_of_company
      what_company_do_you_work_for where_do_you_work who_do_you_work_for name_of_your_company company_you_work_for
      your_company_s_name what_is_your_company_called what_s_the_name_of_your_company whats_the_name_of_your_company what_is_the_name_of_your_company what_s_the_name_of_your_business whats_the_name_of_your_business
      what_is_the_name_of_your_business name_of_your_business`,
    POST: 'what_do_you_do_there designation position job_title job post role occupation position_title',
    COMMENTS: `
      message msg comment text textarea question note description details body inquiry enquiry request how_can_we_help
      additional_information remarks comments notes questions your_comments comment_text message_text message_body
      additional_comments order_comments order_notes tell_us_more`,
    TITLE: 'subject topic title theme message_subject email_subject',
    WEB: `
      website website_url site web homepage company_website web_site company_url company_site website_address
      website_addresses websites`,
    IM: `
      telegram tg telegram_username skype messenger discord vk instagram telegram_id telegram_handle telegram_nick
      skype_id viber_id`,
    ADDRESS: `
      address street street_address address_one address_line_one address_1 address_line_1 addr_line1 addr1 address1 full_address property_address home_address
      delivery_address shipping_address primary_address main_address current_address mailing_address postal_address residential_address installation_address`,
    ADDRESS_2: 'address_two address_2 address_line_2 addr_line2 addr2 apartment apt suite unit address2',
    ADDRESS_CITY: 'city_name city town locality city_town suburb',
    ADDRESS_REGION: 'region state province county state_province state_region',
    ADDRESS_POSTAL_CODE: 'pincode pin_code zip zip_code postal_code postcode zipcode zip_postal_code postal zip_postal',
    ADDRESS_COUNTRY: 'country_name country country_iso',
    OPPORTUNITY: `
      amount total sum price budget order_total payment_amount total_price grand_total deal_amount`,
    CURRENCY_ID: 'currency currency_id currency_code',
    BIRTHDATE: 'birth birthdate birthday dob date_of_birth birth_date birthday_date',
    CONSENT: `
      consent privacy privacy_policy agree agreement i_agree gdpr gdpr_consent acceptance terms terms_and_conditions
      policy marketing_consent opt_in`,
    NUMBER: 'number no',
    CONTACT: 'contact contact_details contact_info phone_or_email email_or_phone phone_email email_phone',
  },
  prefixes: `your my contact lead customer client user billing visitor person please please_enter enter provide
    please_provide what_is whats`,
  phoneWords: 'phone telephone tel mobile whatsapp',
  salutations: 'mr mrs ms miss mx dr prof',
  yes: 'yes y true on checked ok',
  no: 'no n false off unchecked',
  page: {
    thanks: 'Thank you!',
    received: 'Your message has been received.',
    sorry: 'Sorry, that did not work.',
    again: 'Please go back and try again.',
    kept: 'It will be sent later.',
  },
};
