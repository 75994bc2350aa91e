/** Who works where the visitor asks, as keys name them: their names and contacts are never the visitor's. */
export const STAFF = `
  agent agents operator operators provider providers staff employee employees assignee assignees assigned recipient
  recipients receiver receivers organizer organizers organiser host hosts moderator representative rep technician practitioner instructor
  trainer therapist stylist salesperson seller vendor cc bcc admin administrator debug notify notification support bot sp
  recruiter recruiters interviewer interviewers`;
