import { createTransport } from 'nodemailer';

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** Sends mail. */
export interface Mailer {
  /** Rejects when the mail server does not take it. */
  readonly send: (mail: Mail) => Promise<void>;
  readonly close: () => void;
}

/** A mailer over the mail server at `smtpUrl`, e.g. `smtp://user:password@mail.example.com:587`. */
export function createMailer(smtpUrl: string, from: string): Mailer {
  const transport = createTransport(smtpUrl, { from });
  return {
    send: async (mail) => {
      await transport.sendMail(mail);
    },
    close: () => transport.close(),
  };
}
