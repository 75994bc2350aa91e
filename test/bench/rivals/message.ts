/** The form as one would map it by hand. */
export const fieldsOf = (event: { readonly body: string }): object => {
  const { name, phone, email, message }: Readonly<Record<string, string>> = JSON.parse(event.body);
  return {
    fields: {
      TITLE: `Lead of ${name}`,
      NAME: name,
      PHONE: [{ VALUE: phone, VALUE_TYPE: 'WORK' }],
      EMAIL: [{ VALUE: email, VALUE_TYPE: 'WORK' }],
      COMMENTS: message,
    },
  };
};
