/** Who works where the visitor asks, as keys name them: their names and contacts are never the visitor's. */
export const STAFF = `
  agent agents operator operators provider providers staff employee employees assignee assignees assigned recipient
  recipients organizer organizers organiser host hosts moderator representative rep technician practitioner instructor
  trainer therapist stylist salesperson seller vendor cc bcc admin administrator debug notify notification support bot
  watcher watchers`;

/** Who serves visitors or sells for others: another person beside a visitor, and the visitor where nobody else is. */
export const HELPERS = `
  recruiter recruiters coordinator coordinators interviewer interviewers sourcer sourcers dispatcher contractor
  contractors merchant affiliate affiliates producer producers publisher supplier receiver receivers teacher teachers tutor tutors
  doctor doctors physician clinician nurse coach coaches master masters mentor lecturer consultant specialist barber
  courier driver broker realtor manager managers supervisor subowner coowner businesses bookable bookables`;
